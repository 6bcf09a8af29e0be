-cgrs = Centro de Estudos de Gênero e Refugiados
title = Declaração sobre migração e proteção
lead = Começa hoje, 19 de abril, no Panamá, a conferência ministerial organizada por { $hosts }. Em resposta, o { -cgrs } divulgou a seguinte declaração:
call = “Nossas organizações conclamam os mais de { $count } governos participantes a garantir que uma abordagem regional colaborativa seja elaborada em consulta com a sociedade civil e que priorize o respeito às pessoas migrantes, solicitantes de refúgio e refugiadas.”
principle-asylum = Garantir a toda pessoa o direito de solicitar refúgio e respeitar o princípio da não devolução;
principle-pathways = Colocar no centro a proteção e as vias complementares, além da assistência humanitária;
principle-justice = Criar iniciativas nacionais e regionais para garantir em conjunto o acesso à justiça.
contato = Escreva para { $email }.

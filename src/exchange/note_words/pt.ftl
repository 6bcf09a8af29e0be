### Palavras que se escrevem do mesmo modo no Brasil e em Portugal.

term = Termo: o seu texto é usado nas mensagens.
fluent-syntax = Em sintaxe Fluent: deixe como está tudo o que fica entre chaves, exceto os textos.

## Os números e as palavras de cada forma

case = Quando { $what } é { $key }.
case-exact = Quando { $what } é exatamente { $key }.
case-more = Quando { $what } é { $key }…
no-such-form = O original não tem esta forma. Se ficar vazia, usa-se a dos outros números.

## Traduções de textos que mudaram depois

stale =
    Desatualizada: depois desta tradução { $change ->
        [minor] o original mudou em pequenos detalhes
        [number] mudou um número no original
        [date] mudou uma data no original
        [name] mudou um nome no original
        [acronym] mudou uma sigla no original
        [negation] mudou uma negação no original
       *[major] o original mudou
    }. Antes dizia: { $was }
unconfirmed = A tradução também mudou, e ninguém a confirmou.
old-translation = Tradução do texto anterior: { $text }

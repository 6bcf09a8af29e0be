title = Carta aberta ao { -ministry }

lead = A Open Bridges e outras 42 organizações pedem ao { -ministry } que feche o centro de detenção da fronteira norte.

ask = O que pedimos

item-release-everyone-held = Que todas as pessoas detidas sem acusação sejam libertadas.

item-allow-lawyers-doctors = Que advogados e profissionais de saúde possam entrar no centro.

item-publish-number-people = Que se publique o número de pessoas que continuam detidas ali.

should-lose-freedom = Ninguém deveria perder a liberdade por ter atravessado uma fronteira.

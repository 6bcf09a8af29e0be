questions = Perguntas

who = Quem assina?

who-is = Os Estados; [os que o fizeram](./signatories.md#all).

what = O que muda?

what-is = O [acesso](principles.md#garantir-o-acesso) ao asilo, e [a não devolução](principles.md#não-devolver-ninguém-ao-perigo).

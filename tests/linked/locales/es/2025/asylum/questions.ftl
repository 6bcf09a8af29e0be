questions = Preguntas

who = ¿Quién firma?

who-is = Los Estados; [los que lo hicieron](./signatories.md#all).

what = ¿Qué cambia?

what-is = El [acceso](principles.md#garantizar-el-acceso) al asilo, y [la no devolución](principles.md#no-devolver-a-nadie-al-peligro).

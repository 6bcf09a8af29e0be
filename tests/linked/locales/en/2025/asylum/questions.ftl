questions = Questions

who = Who signs?

who-is = States; [those that did](./signatories.md#all).

what = What changes?

what-is = [Access](principles.md#guarantee-access) to asylum, and [no return](principles.md#return-nobody-to-danger).

### Made by `paridad pseudo` from locales/en/call.ftl. It is made anew, and nobody translates it.

title = ⟦Ţĥéé çååļļ⟧

lead = ⟦Ṁööŕéé ţĥååñ 20 Šţååţééš šîîĝñééđ [îîţ](https://example.org/call). ⟧

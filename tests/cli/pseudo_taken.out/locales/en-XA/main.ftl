### Made by `paridad pseudo` from locales/en/main.ftl. It is made anew, and nobody translates it.

lead = ⟦Ŕééååđ îîţ.⟧

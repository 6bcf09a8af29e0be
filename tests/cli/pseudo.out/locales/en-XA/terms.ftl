### Made by `paridad pseudo` from locales/en/terms.ftl. It is made anew, and nobody translates it.

-court = ţĥéé Çööûûŕţ

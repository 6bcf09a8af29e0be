### Made by `paridad pseudo` from locales/en/call.ftl. It is made anew, and nobody translates it.

title = ⟦‏‮The‬‏ ‏‮call‬‏⟧

lead = ⟦‏‮More‬‏ ‏‮than‬‏ 20 ‏‮States‬‏ ‏‮signed‬‏ [‏‮it‬‏](https://example.org/call). ⟧

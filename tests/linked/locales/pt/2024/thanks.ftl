title = Obrigada

thanks-lead = A proibição caiu. Leia de novo o nosso [primeiro comunicado](ban.md#reasons), ou [a carta](../2023/open-letter.md).

thanks-all = Agradecemos a todas as pessoas que [assinaram](../2025/asylum/signatories.md#all).

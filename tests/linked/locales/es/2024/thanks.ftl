title = Gracias

thanks-lead = La prohibición cayó. Vuelva a leer nuestro [primer comunicado](ban.md#reasons), o [la carta](../2023/open-letter.md).

thanks-all = Agradecemos a todas las personas que [firmaron](../2025/asylum/signatories.md#all).

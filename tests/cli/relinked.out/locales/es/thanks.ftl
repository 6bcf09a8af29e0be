thanks = Gracias
lead = Lea de nuevo nuestro [primer comunicado](2024/ban.md).

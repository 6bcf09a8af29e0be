thanks = Gracias
lead = Lea de nuevo nuestro [primer comunicado](ban.md).

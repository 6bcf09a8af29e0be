thanks = Obrigado
lead = Agradecemos às mães do vale.

title = Llamado
lead = Más de 20 Estados firmaron la declaración.
danger = No se devuelve a nadie a un lugar en el que corra peligro.
gone = Agradecemos a quienes firmaron esta carta a los ministros.

title = La declaración de Panamá

place = Ciudad de Panamá

lead = Ministros de 20 Estados se reunieron en Panamá. Respondemos con una [carta abierta](../2023/open-letter.md).

promised = Lo que se prometió

promise-asylum = El acceso al asilo, como dice nuestro [primer principio](../2025/asylum/principles.md#access)

promise-rescue = El rescate en el mar ([por qué](../2023/deaths-at-sea.md))

borders = La misma semana se [cerraron](closed-borders.md#numbers) dos fronteras.

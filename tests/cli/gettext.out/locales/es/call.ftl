title = El llamamiento
lead = El 3 de mayo de 2024 la coalición pidió a **12 gobiernos** que protejan el derecho de asilo.
publish = Les pedimos que publiquen todos los acuerdos antes del 30 de mayo.
costs = Compartir los costos.
nobody = Nadie es ilegal.
text = El [texto íntegro](https://example.org/es/call) es *público*.

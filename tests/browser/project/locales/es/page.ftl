-coalition = Coalición por Rutas Seguras
sign = Firmar con la { -coalition } <script>alert(1)</script><img src=x onerror=alert(2)>
    .title = Añadir el nombre
    .aria-label = Firmar la carta

footer-attribution =
    Mantenida por el equipo de Rust. ¿Hay algún error?
    <a href="https://github.com/rust-lang/www.rust-lang.org/issues/new/choose">¡Arréglalo aquí!</a>

community-chat =
    Las charlas sobre el desarrollo de Rust y otros asuntos generales tienen lugar en diversas plataformas de chat.
    Echa un vistazo a los canales generales y al servidor de Discord de Rust, o a las páginas de los equipos si quieres averiguar dónde se comunican los miembros de un equipo específico.

governance-teams-header = Equipos

production-blurb =
    Cientos de compañías de todo el mundo están actualmente usando Rust en producción en
    soluciones multiplataforma rápidas con bajo consumo de recursos. Software conocido y admirado como
    <a href="https://hacks.mozilla.org/2017/08/inside-a-super-fast-css-engine-quantum-css-aka-stylo/">Firefox</a>,
    <a href="https://blogs.dropbox.com/tech/2016/06/lossless-compression-with-brotli/">Dropbox</a>
    o <a href="https://blog.cloudflare.com/cloudflare-workers-as-a-serverless-rust-platform/">Cloudflare</a>
    usa Rust. <strong>Ya sea en startups o grandes corporaciones,
    en dispositivos embebidos o servidores web escalables, Rust encaja idóneamente.</strong>

domains-blurb = En 2018, la comunidad de Rust decidió mejorar la experiencia de programación en unos pocos dominios concretos (ver <a href="https://blog.rust-lang.org/2018/03/12/roadmap.html">el plan para 2018</a>). Para estos, puedes encontrar múltiples bibliotecas (crates) de gran calidad y varias guías estupendas sobre cómo iniciarse.

thanks-companies-blurb = El proyecto Rust recibe apoyo de empresas mediante donaciones de infraestructura.

thanks-companies-link = Ver patrocinadores

learn-use = Crece con Rust

learn-generating-steps =
    <p>Escribamos una pequeña aplicación con nuestro nuevo entorno de desarrollo de Rust. Para empezar, usaremos Cargo para crear un nuevo proyecto. En tu terminal preferido ejecuta:</p>
    <p><code>cargo new hello-rust</code></p>
    <p>Esto generará un nuevo directorio llamado <code>hello-rust</code> con los siguientes archivos:</p>
    { $tree }
    <p><code>Cargo.toml</code> es el archivo de manifiesto de Rust. Es donde mantenemos los metadatos del proyecto, así como la declaración de dependencias.</p>
    <p><code>src/main.rs</code> es donde escribimos el código de nuestra aplicación.</p>
    <hr/>
    <p><code>cargo new</code> genera un proyecto de "Hello, world" para nosotros. Podemos ejecutar el programa si nos movemos al nuevo directorio recién creado ejecutando en tu terminal:</p>
    <p><code>cargo run</code></p>
    <p>Deberías ver esto en tu terminal:</p>
    { $output }

learn-dependencies-steps =
    <p>Añadamos una dependencia a nuestra aplicación. Puedes encontrar toda clase de bibliotecas en <a href="https://crates.io">crates.io</a>, el registro de paquetes para proyectos Rust. En Rust normalmente nos referimos a los paquetes como "crates".</p>
    <p>En este proyecto usaremos una crate llamada <a href="https://crates.io/crates/ferris-says"><code>ferris-says</code></a>.
    <p>En nuestro archivo <code>Cargo.toml</code> añadiremos esta información (que copiamos de la página de la crate):</p>
    { $cargotoml }
    <p>Ahora podemos ejecutar:</p>
    <code>cargo build</code>
    <p>... y Cargo instalará la dependencia por nosotros.</p>
    <p>Verás que al ejecutar ese comando se ha creado un nuevo archivo, <code>Cargo.lock</code>. Este archivo contiene una lista de las versiones exactas de todas las dependencias usadas en local.</p>
    <p>Para usar esta dependencia podemos abrir <code>main.rs</code>, borrar todo su contenido (solo es un ejemplo), y añadir esta línea:</p>
    <pre><code>use ferris_says::say;</code></pre>
    <p>Esta línea indica que ahora podemos usar la función <code>say</code> que la crate <code>ferris-says</code> exporta para nosotros.</p>

licenses-license-specific-description =
    <p>Puedes encontrar información específica sobre la licencia de cada proyecto en su repositorio de GitHub.</p>
    <p>Los logos de terceros pueden estar sujetos a copyright y marcas registradas de terceros, y no están disponibles con la misma licencia que el resto de este sitio web.</p>
    <p>Si tienes una pregunta o duda sobre las licencias del proyecto Rust o uno de sus proyectos asociados, contacta con el equipo <em>core</em>.</p>

licenses-license-email-link = Escribe al equipo <em>core</em>

policies-reach-out-link = Contacta al equipo <em>core</em>

governance-team-miri-description = Diseño e implementación del intérprete Miri

governance-team-wg-debugging-name = Grupo de trabajo de depuración

governance-team-wg-debugging-description = herramientas de depuración y trabajo fundacional

governance-team-wg-gamedev-description = Concentrados en hacer de Rust la elección por defecto para desarrollo de videojuegos

governance-team-rustdoc-description = Herramientas de documentación, incluyendo Rustdoc y docs.rs

governance-team-wg-rustc-dev-guide-description = Facilitar la comprensión del compilador, asegurando que la guía de rustc y la documentación del API están "completos"

governance-team-libs-description = La biblioteca estándar de Rust, <em>crates</em> en rust-lang, convenciones y soporte del ecosistema

governance-team-compiler-contributors-description = Gente que contribuye regularmente

governance-team-alumni-name = Antiguos miembros del equipo Rust

tools-editor-support-description = Tanto si prefieres trabajar con el código desde la línea de comandos, o utilizando editores gráficos, Rust se integra con tu editor preferido. O puedes integrarlo por tu cuenta usando el <a href="https://github.com/rust-lang/rls">Rust Language Server</a>.

install-rustup64-button = Descarga <span class="nowrap">rustup-init.exe</span> <span class="nowrap">(64 bits)</span>

install-notes-rustup-description =
    <p>
    Rust es instalado y gestionado por la herramienta 
    <a href="https://github.com/rust-lang/rustup.rs"><code>rustup</code></a>. 
    Rust tiene un
    <a href="https://github.com/rust-lang/rfcs/blob/master/text/0507-release-channels.md">
    proceso rápido de lanzamiento
    </a> de 6 semanas y soporta un
    <a href="https://forge.rust-lang.org/release/platform-support.html">gran número de plataformas</a>, así que hay muchas compilaciones de Rust disponibles en
    cualquier momento. <code>rustup</code> gestiona éstas compilaciones de forma consistente en cada plataforma que soporta Rust, habilitando la instalación de Rust
    de los canales de versiones beta y nightly, así como soporte para
    destinos adicionales de compilación cruzada.
    </p>
    <p>
    Si has instalado <code>rustup</code> en el pasado, puedes actualizar tu instalación ejecutando
    <code>rustup update</code>.
    </p>
    <p>
    Para más información visita la documentación de
    <a href="https://github.com/rust-lang/rustup.rs/blob/master/README.md">
          <code>rustup</code></a>.
    </p>

install-notes-path-description =
    <p>
    En el entorno de desarrollo de Rust, todas las herramientas son instaladas en el directorio
    <span class="platform-specific not-win di">
    <code>~/.cargo/bin</code>
    </span>
    <span class="platform-specific win dn">
     <code>%USERPROFILE%\.cargo\bin</code>
    </span> y aquí es donde encontrarás el conjunto de herramientas de Rust,
    incluyendo <code>rustc</code>, <code>cargo</code>, and <code>rustup</code>.
    </p>
    <p>
    Por consiguiente, es habitual para los desarrolladores de Rust incluir este directorio en su variable de entorno
     <a href="https://en.wikipedia.org/wiki/PATH_(variable)">
    <code>PATH</code></a>. Durante la instalación <code>rustup</code> intentará configurar la variable <code>PATH</code>.
    Debido a las diferencias entre plataformas, consolas de comandos y errores en <code>rustup</code>, las modificaciones de la variable
    <code>PATH</code> podrían no tener efecto hasta que la consola sea reiniciada o el usuario cierre su sesión, o incluso no funcionar después de todo.
    </p>
    <p>
    Si después de la instalación, la ejecución de<code>rustc --version</code> en la consola falla, esta es la razón más probable.
    </p>

install-notes-windows-description =
    <p>
      En Windows, Rust adicionalmente requiere las herramientas de compilación de C++ para Visual Studio 2013 o posterior. La forma más sencilla de adquirir estas herramientas es instalando 
      <a href="https://www.visualstudio.com/downloads/#build-tools-for-visual-studio-2019">
        Microsoft Visual C++ Build Tools 2019
      </a>
      que proporciona las herramientas de compilación de Visual C++. Alternativamente, puedes <a href="https://www.visualstudio.com/downloads/">instalar</a>
      Visual Studio 2019, Visual Studio 2017, Visual Studio 2015, o Visual
      Studio 2013 y durante el proceso de instalación seleccionar “C++ tools.”
    </p>
    <p>
      Para más información sobre la configuración de Rust en Windows, consulta la
      <a href="https://github.com/rust-lang/rustup.rs/blob/master/README.md#working-with-rust-on-windows">
      documentación específica de Windows para <code>rustup</code></a>.
    </p>

tools-rustup-windows-2 = Parece que estás usando Windows. Para empezar a usar Rust, descarga el instalador, ejecútalo y sigue las instrucciones que aparecen en pantalla. Es posible que tengas que instalar las <a href="https://visualstudio.microsoft.com/visual-cpp-build-tools/">Visual Studio C++ Build tools</a> cuando se te pida. Si no estás usando Windows, ve a <a href="https://forge.rust-lang.org/infra/other-installation-methods.html"><em>"Other Installation Methods"</em></a>

tools-editor-sublime = Sublime Text 3

tools-editor-vim = Vim

wasm-js-interop-description = Genera código automáticamente que una APIs en Rust, WebAssembly y JavaScript. Aprovecha bibliotecas como <a href="https://rustwasm.github.io/wasm-bindgen/web-sys/index.html"><code>web-sys</code></a> que te permiten acceder a toda la plataforma web.

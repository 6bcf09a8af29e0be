footer-attribution =
    Mantido pela Equipe Rust. Encontrou algum erro?
    <a href="https://github.com/rust-lang/www.rust-lang.org/issues/new/choose">Envie uma correção aqui!</a>

community-chat = As conversas sobre desenvolvimento de Rust e outros assuntos gerais acontecem em diversas plataformas de comunicação. Confira os diversos canais no servidor sobre Rust no Discord, ou confira na página de Equipes onde cada uma das equipes se encontram.

governance-teams-header = Equipes

production-blurb = Centenas de empresas ao redor do mundo já estão usando Rust em produção para criar solução multiplataforma rápidas e eficientes. Software que você conhece e ama, como <a href="https://hacks.mozilla.org/2017/08/inside-a-super-fast-css-engine-quantum-css-aka-stylo/">Firefox</a>, <a href="https://blogs.dropbox.com/tech/2016/06/lossless-compression-with-brotli/">Dropbox</a>, e <a href="https://blog.cloudflare.com/cloudflare-workers-as-a-serverless-rust-platform/">Cloudflare</a> usam Rust. <strong>De startups a grandes corporações, de sistemas embarcados a serviços web escaláveis, Rust é uma ótima escolha.</strong>

domains-blurb = Em 2018, a comunidade de Rust decidiu melhorar a experiência de programar em alguns domínios distintos (veja <a href="https://blog.rust-lang.org/2018/03/12/roadmap.html">o planejamento para 2018</a>). Para estes, você pode encontrar várias <i>crates</i> de alta qualidade e alguns guias para lhe ajudar a começar.

thanks-companies-blurb = O projeto Rust recebe apoio de empresas através da doação de infraestrutura.

thanks-companies-link = Veja os patrocinadores

learn-use = Cresça com Rust

learn-generating-steps =
    <p>Vamos escrever uma pequena aplicação como o nosso novo ambiente de desenvolvimento em Rust. Para começar, usaremos o Cargo para criar um projeto. No seu terminal, execute:</p>
    <p><code>cargo new hello-rust</code></p>
    <p>Isso criara um novo diretório chamado <code>hello-rust</code> com os seguintes arquivos:</p>
    { $tree }
    <p><code>Cargo.toml</code> é o manifesto de um projeto Rust. Aqui você encontra todos os metadados do projeto, assim como as declarações de dependência.</p>
    <p><code>src/main.rs</code> é onde nos vamos escrever nossa aplicação.</p>
    <hr/>
    <p><code>cargo new</code> gera um projeto "Hello, world!" para você! Você pode executar esse programa entrando no diretório recém criado e executando o seguinte no seu terminal:</p>
    <p><code>cargo run</code></p>
    <p>Você deveria ver a seguinte saída no terminal:</p>
    { $output }

learn-dependencies-steps =
    <p>Vamos adicionar uma dependência na nossa aplicação. Você pode encontrar todo tipo de bibliotecas em <a href="https://crates.io">crates.io</a>, o registro de pacotes para projetos Rust. Nós geralmente chamamos bibliotecas de “crates”.</p>
    <p>Nesse projeto vamos usar uma crate chamada <a href="https://crates.io/crates/ferris-says"><code>ferris-says</code></a>.
    <p>Em nosso arquivo <code>Cargo.toml</code> vamos adicionar a seguinte informação (que pegamos na página da crate):</p>
    { $cargotoml }
    <p>Agora podemos rodar:</p>
    <code>cargo build</code>
    <p>...e Cargo irá instalar a dependência pra nós.</p>
    <p>Você verá que ao rodar esse comando um novo arquivo chamado <code>Cargo.lock</code> foi criado. Esse arquivo contém uma lista com as versões exatas de todas as dependências usadas localmente.</p>
    <p>Para usar essa dependência, podemos abrir o arquivo <code>main.rs</code>, remover tudo que está no arquivo (era só mais um exemplo), e adicionar a seguinte linha:</p>
    <pre><code>use ferris_says::say;</code></pre>
    <p>Essa linha significa que podemos usar a função <code>say</code> que a crate <code>ferris-says</code> exporta.</p>

licenses-license-specific-description =
    <p>As informação de licenciamento de cada projeto podem ser encontradas nos seus respectivos repositórios no GitHub.</p>
    <p>Logos de terceiros podem estar sujeitas a termos de uso dos terceiros, e não estão disponíveis sob a mesma licença que o resto do website.</p>
    <p>Caso você tenha uma dúvida ou preocupação específica sobre como o projeto Rust ou qualquer um dos projetos associados estão licenciados, contate a Equipe Principal do Projeto Rust.</p>

licenses-license-email-link = Contate a Equipe Principal (Core Team)

policies-reach-out-link = Fale com a Equipe Principal

governance-team-miri-description = Projeto e implementação do interpretador Miri

governance-team-wg-debugging-name = Grupo de trabalho de depuração

governance-team-wg-debugging-description = Ferramentas e fundações de depuração

governance-team-wg-gamedev-description = Focado em tornar Rust a opção padrão para desenvolvimento de jogos.

governance-team-rustdoc-description = Ferramentas de documentação incluindo o Rustdoc e o docs.rs

governance-team-wg-rustc-dev-guide-description = Torna o compilador fácil de aprender ao garantir que o guia rustc e a documentação da API estejam "completos"

governance-team-libs-description = a biblioteca padrão Rust, crates rust-lang, convenções e suporte ao ecossistema

governance-team-compiler-contributors-description = Pessoas que contribuem regularmente ao compilador de Rust

governance-team-alumni-name = Alumni do time Rust

tools-editor-support-description =
    Independente se você prefere trabalhar com código a partir
    da linha de comando, ou usando um editor gráfico, existe uma
    extensão Rust disponível para o editor da sua escolha. Ou você pode criar 
    a sua própria usando <a href="https://github.com/rust-lang/rls">Rust Language Server</a>.

install-rustup64-button = Baixar <span class="nowrap">rustup-init.exe</span> <span class="nowrap">(64-bit)</span>

install-notes-rustup-description =
    <p>
      Rust é instalado e gerenciado pela ferramenta
      <a href="https://github.com/rust-lang/rustup.rs"><code>rustup</code></a>.
      Rust possui um rápido processo
    <a href="https://github.com/rust-lang/rfcs/blob/master/text/0507-release-channels.md">
    de lançamentos a cada 6 semanas
     </a> e suporta
      <a href="https://forge.rust-lang.org/release/platform-support.html">um grande número de plataformas</a>, 
    o que faz com que sempre existam uma grande quantidade de 
    binários.
    <code>rustup</code> gerencia esses binários consistentemente
    em todas as plataformas suportadas por Rust, permitindo a instalação
    do Rust desde a versão beta ou nightly até mesmo suporte adiciona de componentes para cross-compilação.
    </p>
    <p>
     Se você já instalou <code>rustup</code> no passado, você pode atualizar a instalação 
    executando <code>rustup update</code>.
    </p>
    <p>
      Para mais informações confira a documentação do
      <a href="https://github.com/rust-lang/rustup.rs/blob/master/README.md">
      <code>rustup</code></a>.
    </p>

install-notes-path-description =
    <p>
    No ambiente de desenvolvimento para Rust, todas as ferramentas são
    instaladas na pasta   <span class="platform-specific not-win di">
        <code>~/.cargo/bin</code>
      </span>
      <span class="platform-specific win dn">
        <code>%USERPROFILE%\.cargo\bin</code>
      </span>, onde você encontra todo o conjunto de ferramentas 
    de Rust, incluindo <code>rustc</code>, <code>cargo</code>,e <code>rustup</code>.
    </p>
    <p>
    Normalmente é comum para quem desenvolve Rust incluir esse diretório
    na <a href="https://en.wikipedia.org/wiki/PATH_(variable)">
      variável de ambiente <code>PATH</code></a>. 
    Durante a instalação do <code>rustup</code>, será feito uma tentativa de configurar a variável <code>PATH</code>.
    Por causa da diferença entre plataformas, terminais, e problemas no
      <code>rustup</code>, as mudanças feitas na variável <code>PATH</code> 
    podem não ser aplicadas até que o console seja reiniciado, o usuário do sistema entre novamente,
    ou até mesmo nunca.
    </p>
    <p>
      Se após a instalação a execução de <code>rustc --version</code> for reportado um erro, há uma grande chance de que a configuração não foi aplicada.
    </p>

install-notes-windows-description =
    <p>
     No Windows, Rust requer adicionalmente as ferramentas de compilação
    de C++ para o Visual Studio 2013 ou superior. A maneira mais fácil de conseguir
    essas ferramentas é instalando  o pacote <a href="https://www.visualstudio.com/downloads/#build-tools-for-visual-studio-2019">
        Microsoft Visual C++ Build Tools 2019
      </a>
    que provê apenas as ferramentas de compilação de Visual C++.
    Alternativamente, você pode <a href="https://www.visualstudio.com/downloads/">instalar</a>
      o Visual Studio 2019, Visual Studio 2017, Visual Studio 2015, or Visual
      Studio 2013 and e durante a instalação incluir a opção de “Ferramentas para C++.”
    </p>
    <p>
    Para mais informações sobre como configurar Rust no Windows consulte a
      <a href="https://github.com/rust-lang/rustup.rs/blob/master/README.md#working-with-rust-on-windows">
    documentação específica sobre Windows do <code>rustup</code></a>.
    </p>

tools-rustup-windows-2 = Parece que você está rodando Windows. Para começar a usar Rust, baixe o instalador, em seguida rode o programa e siga as instruções na tela. Você pode precisar instalar o <a href="https://visualstudio.microsoft.com/visual-cpp-build-tools/"><i>Visual Studio C++ Build tools</i></a> se solicitado durante o processo de instalação. Se você não está no Windows, veja <a href="https://forge.rust-lang.org/infra/other-installation-methods.html">"Outros Métodos de Instalação"</a>.

tools-editor-sublime = Sublime Text 3

tools-editor-vim = Vim

wasm-js-interop-description = Gere automaticamente integração entre Rust, WebAssembly, e JavaScript. Aproveite de bibliotecas como <a href="https://rustwasm.github.io/wasm-bindgen/web-sys/index.html"><code>web-sys</code></a> que provê integrações pré-empacotadas para toda a plataforma web.

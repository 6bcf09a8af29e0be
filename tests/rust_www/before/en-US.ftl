footer-attribution = Maintained by the Rust Team. See a bug?
        <a href="https://github.com/rust-lang/www.rust-lang.org/issues/new/choose">File an issue!</a>

community-chat = Development of Rust, and general chatter happens on several chat platforms. Check out general channels and more on the Rust Discord server, or check out the teams page to find where specific teams meet.

governance-teams-header = Teams

production-blurb = Hundreds of companies around the world are using Rust in production
        today for fast, low-resource, cross-platform solutions. Software you know
        and love, like <a href="https://hacks.mozilla.org/2017/08/inside-a-super-fast-css-engine-quantum-css-aka-stylo/">Firefox</a>,
        <a href="https://blogs.dropbox.com/tech/2016/06/lossless-compression-with-brotli/">Dropbox</a>,
        and <a href="https://blog.cloudflare.com/cloudflare-workers-as-a-serverless-rust-platform/">Cloudflare</a>,
        uses Rust. <strong>From startups to large
        corporations, from embedded devices to scalable web services, Rust is a great fit.</strong>

domains-blurb = In 2018, the Rust community decided to improve programming experience
        for a few distinct domains (see <a
        href="https://blog.rust-lang.org/2018/03/12/roadmap.html">the 2018
        roadmap</a>). For these, you can find many high-quality crates and some
        awesome guides on how to get started.

thanks-companies-blurb = The Rust project receives support from companies through the donation of infrastructure.

thanks-companies-link = See sponsors

learn-use = Grow with Rust

learn-generating-steps = <p>Let’s write a small application with our new Rust development environment. To start, we’ll use Cargo to make a new project for us. In your terminal of choice run:</p>
    <p><code>cargo new hello-rust</code></p>
    <p>This will generate a new directory called <code>hello-rust</code> with the following files:</p>
    { $tree }
    <p><code>Cargo.toml</code> is the manifest file for Rust. It’s where you keep metadata for your project, as well as dependencies.</p>
    <p><code>src/main.rs</code> is where we’ll write our application code.</p>
    <hr/>
    <p><code>cargo new</code> generates a "Hello, world!" project for us! We can run this program by moving into the new directory that we made and running this in our terminal:</p>
    <p><code>cargo run</code></p>
    <p>You should see this in your terminal:</p>
    { $output }

learn-dependencies-steps = <p>Let’s add a dependency to our application. You can find all sorts of libraries on <a href="https://crates.io">crates.io</a>, the package registry for Rust. In Rust, we often refer to packages as “crates.”</p>
      <p>In this project, we’ll use a crate called <a href="https://crates.io/crates/ferris-says"><code>ferris-says</code></a>.
      <p>In our <code>Cargo.toml</code> file we’ll add this information (that we got from the crate page):</p>
      { $cargotoml }
      <p>Now we can run:</p>
      <p><code>cargo build</code></p>
      <p>...and Cargo will install our dependency for us.</p>
      <p>You’ll see that running this command created a new file for us, <code>Cargo.lock</code>. This file is a log of the exact versions of the dependencies we are using locally.</p>
      <p>To use this dependency, we can open <code>main.rs</code>, remove everything that’s in there (it’s just another example), and add this line to it:</p>
      <pre><code>use ferris_says::say;</code></pre>
      <p>This line means that we can now use the <code>say</code> function that the <code>ferris-says</code> crate exports for us.</p>

licenses-license-specific-description =
        <p>Specific licensing info for each project can be found in its GitHub Repository.</p>
        <p>Third-party logos may be subject to third-party copyrights and trademarks, and are not available under the same license as the rest of the Rust website.</p>
        <p>If you have a specific question or concern about how the Rust project or any of its associated projects are licensed, please contact the Rust Core Team.</p>

licenses-license-email-link = Email The Core Team

policies-reach-out-link = Message the Core Team

governance-team-miri-description = design and implementation of the Miri interpreter

governance-team-wg-debugging-name = Debugging working group

governance-team-wg-debugging-description = Developing and managing Rust debugging tools

governance-team-wg-gamedev-description = Focusing on making Rust the default choice for game development.

governance-team-rustdoc-description = Developing and managing documentation tools, including Rustdoc and docs.rs

governance-team-wg-rustc-dev-guide-description = Making the compiler easier to learn by ensuring that the compiler guide and API documentation are updated

governance-team-libs-description = Developing and managing the Rust standard library, official rust-lang crates, code conventions, and ecosystem support

governance-team-compiler-contributors-description = Folks who contribute to the Rust compiler on a regular basis

governance-team-alumni-name = Rust team alumni

tools-editor-support-description = Whether you prefer working with code from the
        command line, or using rich graphical editors, there’s a Rust
        integration available for your editor of choice. Or you can build your
        own using the <a href="https://github.com/rust-lang/rls">Rust Language Server</a>.

install-rustup64-button = Download <span class="nowrap">rustup-init.exe</span> <span class="nowrap">(64-bit)</span>

install-notes-rustup-description = 
        <p>
          Rust is installed and managed by the
          <a href="https://github.com/rust-lang/rustup.rs"><code>rustup</code></a>
          tool. Rust has a 6-week
          <a href="https://github.com/rust-lang/rfcs/blob/master/text/0507-release-channels.md">
            rapid release process
          </a> and supports a
          <a href="https://forge.rust-lang.org/release/platform-support.html">great
          number of platforms</a>, so there are many builds of Rust available at
          any time. <code>rustup</code> manages these builds in a consistent way
          on every platform that Rust supports, enabling installation of Rust
          from the beta and nightly release channels as well as support for
          additional cross-compilation targets.
        </p>
        <p>
          If you've installed <code>rustup</code> in the past, you can update
          your installation by running <code>rustup update</code>.
        </p>
        <p>
          For more information see the
          <a href="https://github.com/rust-lang/rustup.rs/blob/master/README.md">
          <code>rustup</code> documentation</a>.
        </p>

install-notes-path-description = 
        <p>
          In the Rust development environment, all tools are installed to the
          <span class="platform-specific not-win di">
            <code>~/.cargo/bin</code>
          </span>
          <span class="platform-specific win dn">
            <code>%USERPROFILE%\.cargo\bin</code>
          </span> directory, and this is where you will find the Rust toolchain,
          including <code>rustc</code>, <code>cargo</code>, and <code>rustup</code>.
        </p>
        <p>
          Accordingly, it is customary for Rust developers to include this
          directory in their
          <a href="https://en.wikipedia.org/wiki/PATH_(variable)">
          <code>PATH</code> environment variable</a>. During installation
          <code>rustup</code> will attempt to configure the <code>PATH</code>.
          Because of differences between platforms, command shells, and bugs in
          <code>rustup</code>, the modifications to <code>PATH</code> may not
          take effect until the console is restarted, or the user is logged out,
          or it may not succeed at all.
        </p>
        <p>
          If, after installation, running <code>rustc --version</code> in the
          console fails, this is the most likely reason.
        </p>

install-notes-windows-description =
        <p>
          On Windows, Rust additionally requires the C++ build tools
          for Visual Studio 2013 or later. The easiest way to acquire the build
          tools is by installing
          <a href="https://www.visualstudio.com/downloads/#build-tools-for-visual-studio-2019">
            Microsoft Visual C++ Build Tools 2019
          </a>
          which provides just the Visual C++ build tools. Alternately, you
          can <a href="https://www.visualstudio.com/downloads/">install</a>
          Visual Studio 2019, Visual Studio 2017, Visual Studio 2015, or Visual
          Studio 2013 and during install select the “C++ tools.”
        </p>
        <p>
          For further information about configuring Rust on Windows see the
          <a href="https://github.com/rust-lang/rustup.rs/blob/master/README.md#working-with-rust-on-windows">
          Windows-specific <code>rustup</code> documentation</a>.
        </p>

tools-rustup-windows-2 = It looks like you’re running Windows. To start using Rust, download the installer, then run the program and follow the onscreen instructions. You may need to install the <a href="https://visualstudio.microsoft.com/visual-cpp-build-tools/">Visual Studio C++ Build tools</a> when prompted to do so. If you are not on Windows see <a href="https://forge.rust-lang.org/infra/other-installation-methods.html">"Other Installation Methods"</a>.

tools-editor-sublime = Sublime Text 3

tools-editor-vim = Vim

wasm-js-interop-description =
        Automatically generate binding code between Rust, WebAssembly, and JavaScript APIs. Take advantage of libraries like <a href="https://rustwasm.github.io/wasm-bindgen/web-sys/index.html"><code>web-sys</code></a> that provide pre-packaged bindings for the entire web platform.

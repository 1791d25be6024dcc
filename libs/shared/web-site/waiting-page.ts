/** Seconds after which a browser asks again. */
const ASK_AGAIN_SECONDS = 2;

/** What a browser shows while the console is built: no script, it reloads itself. Makes the page for a nonce. */
export function waitingPage(): (nonce: string) => string {
  return (nonce) =>
    page(
      nonce,
      `<h1 lang="en">The console is being built</h1>
<p lang="en">This happens once after an installation or an update and takes half a minute. This page opens the console by itself; calls are taken in already.</p>
<h1 lang="zh-CN">正在构建控制台</h1>
<p lang="zh-CN">仅在安装或更新后进行一次，约需半分钟。完成后本页会自动打开控制台；此时已可接收调用。</p>`,
    );
}

/** What a browser shows where the build failed, with what the builder said. Makes the page for a nonce. */
export function failedPage(said: string): (nonce: string) => string {
  return (nonce) =>
    page(
      nonce,
      `<h1 lang="en">The console could not be built</h1>
<p lang="en">Everything else works. Run <code>npm run build:console</code> to see the reason in full; this page looks again by itself.</p>
<h1 lang="zh-CN">控制台构建失败</h1>
<p lang="zh-CN">其他功能均正常。请运行 <code>npm run build:console</code> 查看完整原因；本页会自动重试。</p>
<pre>${escapeHtml(said)}</pre>`,
    );
}

function page(nonce: string, body: string): string {
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${ASK_AGAIN_SECONDS}">
<title>TokenLedger</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 36rem; margin: 15vh auto; padding: 0 1.5rem; }
h1 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
p { margin: 0; }
pre { margin-top: 2rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.8rem; }
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

// 클라이언트 페이지를 보내 주는 작은 서버예요. npm start가 서버 프로그램보다 먼저 켜요.
const http = require('node:http');
const fs = require('node:fs');
const path = require('node:path');

// 이 포트가 페이지의 출처(origin)를 정해요. 서버의 cors.origin과 같아야 해요.
const port = 3000;
const types = { '.html': 'text/html', '.js': 'text/javascript' };

/** 주소마다 어느 파일을 보낼지 */
const files = new Map([
  ['/', 'client/index.html'],
  ['/console.js', 'client/console.js'],
  ['/client.js', 'client/client.js'],
  // npm install이 받아 둔 socket.io-client의 브라우저용 파일
  ['/socket.io.js', 'node_modules/socket.io-client/dist/socket.io.min.js'],
]);
/*msgpack*/
const page = http.createServer((req, res) => {
  const url = (req.url || '/').split('?')[0];
  /*route*/
  const file = files.get(url);
  if (!file) {
    res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
    res.end('이 주소에는 아무것도 없어요.');
    return;
  }
  res.setHeader('content-type', `${types[path.extname(file)]}; charset=utf-8`);
  /*sandbox*/
  res.end(fs.readFileSync(path.resolve(file)));
});

page.on('error', (error) => {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`${port}번 포트를 다른 프로그램이 쓰고 있어요. 놀이터가 켜져 있다면 끄고 다시 시작하세요.`);
  process.exit(1);
});
page.listen(port, () => {
  console.log(`클라이언트 페이지: http://localhost:${port}`);
});

// 서버 프로그램이 끝나기 직전에 이유를 한 번 더 말해요. 끝나는 것은 막지 않아요.
process.on('uncaughtExceptionMonitor', (error) => {
  if (error.code === 'EADDRINUSE') {
    console.error(
      `${error.port}번 포트를 다른 프로그램이 쓰고 있어요. 그 프로그램을 끄거나 listen()의 번호를 바꾸세요.`,
    );
  }
});

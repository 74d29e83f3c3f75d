const os = require('os');
const util = require('util');
const path = require('path');
const { EOL } = os;
const express = require('express');

const app = express();
const server = require('http').createServer(app);
const io = require('socket.io')(server);
const wait = util.promisify(setTimeout);
const divide = (a, b, cb) => setImmediate(() => (b ? cb(null, a / b) : cb(new Error('0으로 나눔'))));
const divideAsync = util.promisify(divide);

function status() {
  return {
    platform: os.platform(),
    kinds: [os.hostname(), os.uptime(), os.totalmem(), os.cpus().length, os.type(), os.tmpdir()].map((v) => typeof v),
    memory: Object.keys(process.memoryUsage()).sort(),
    lines: ['하나', '둘'].join(EOL),
    versions: [typeof process.version, 'node' in process.versions, typeof process.pid, process.argv.length],
    main: path.basename(process.argv[1]),
    cwd: process.cwd() === __dirname,
    uptime: process.uptime() > 0,
    isMain: require.main === module,
  };
}

app.get('/status', (req, res) => res.json(status()));
app.get('/text', (req, res) => res.type('text').send(util.inspect({ 방: new Map([['1', new Set(['a'])]]), n: null })));

io.on('connection', (socket) => {
  const timer = setInterval(() => {
    socket.emit('status', Object.keys(status()).length);
    clearInterval(timer);
  }, 20);
  socket.on('stop', async (cb) => {
    await wait(1);
    const failed = await divideAsync(1, 0).catch((e) => e.message);
    cb(await divideAsync(1, 4), failed, util.isDeepStrictEqual({ a: [1] }, { a: [1] }), util.types.isDate(new Date()));
  });
});

server.listen(3000);

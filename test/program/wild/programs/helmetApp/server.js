const express = require('express');
const helmet = require('helmet');
const app = express();

app.disable('x-powered-by');
app.use(
  helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        connectSrc: ["'self'", 'ws:'],
        scriptSrc: ["'self'", "'unsafe-inline'"],
      },
    },
    crossOriginEmbedderPolicy: false,
  })
);
app.use(express.static(__dirname + '/public', { maxAge: '1h', index: 'main.html' }));

const server = app.listen(3000, () => console.log('보안 헤더를 붙인 채팅'));
const { Server } = require('socket.io');
const io = new Server(server, { serveClient: false });
io.engine.use(helmet.frameguard({ action: 'deny' }));

io.on('connection', (socket) => {
  socket.on('say', (text) => {
    const safe = text.replace(/[<>&]/g, (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[c]);
    io.emit('said', safe);
  });
});

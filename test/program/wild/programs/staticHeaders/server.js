const express = require('express');
const app = express();

app.use(express.static('public', {
  setHeaders(res, path) {
    if (path.endsWith('.html')) res.setHeader('Cache-Control', 'no-cache');
  },
}));

const server = app.listen(3000);
require('socket.io')(server).on('connection', (socket) => socket.emit('hello', '안녕'));

const express = require('express');
const app = express();
const http = require('http').Server(app);
const io = require('socket.io')(http);
const port = process.env.PORT || 3000;

app.use(express.static(__dirname + '/public'));

const history = [];

function onConnection(socket) {
  for (const line of history) socket.emit('drawing', line);
  socket.on('drawing', (data) => {
    if (history.push(data) > 100) history.shift();
    socket.broadcast.emit('drawing', data);
  });
  socket.on('clear', () => {
    history.length = 0;
    io.emit('clear');
  });
}

io.on('connection', onConnection);

http.listen(port, () => console.log('그림판 포트: ' + port));

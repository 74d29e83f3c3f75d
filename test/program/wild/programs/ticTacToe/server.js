const express = require('express');
const app = express();
const server = require('http').createServer(app);
const { Server } = require('socket.io');
const io = new Server(server);
const { winner, empty } = require('./rules');

const games = {};
let waiting = null;

io.on('connection', (socket) => {
  socket.on('find', (name) => {
    socket.name = name;
    if (!waiting) {
      waiting = socket;
      return socket.emit('wait', '상대를 기다리는 중…');
    }
    const id = `game${Object.keys(games).length + 1}`;
    const game = (games[id] = { board: empty(), players: { O: waiting, X: socket }, turn: 'O' });
    for (const [mark, player] of Object.entries(game.players)) {
      player.join(id);
      player.game = id;
      player.mark = mark;
      player.emit('start', { mark, enemy: (mark === 'O' ? socket : waiting).name });
    }
    waiting = null;
  });

  socket.on('put', (index) => {
    const game = games[socket.game];
    if (!game || game.turn !== socket.mark || game.board[index]) return socket.emit('wrong', index);
    game.board[index] = socket.mark;
    game.turn = socket.mark === 'O' ? 'X' : 'O';
    io.to(socket.game).emit('board', game.board.join('').replace(/(.{3})/g, '$1/'), game.turn);
    const who = winner(game.board);
    if (who) {
      io.in(socket.game).emit('over', who === '무승부' ? who : `${game.players[who].name} 승리`);
      delete games[socket.game];
    }
  });

  socket.on('disconnect', () => {
    if (waiting === socket) waiting = null;
    if (games[socket.game]) {
      io.to(socket.game).emit('over', `${socket.name} 기권`);
      delete games[socket.game];
    }
  });
});

server.listen(3000, () => console.log('틱택토'));

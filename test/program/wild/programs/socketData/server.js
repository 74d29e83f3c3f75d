const express = require('express');
const { createServer } = require('http');
const { Server } = require('socket.io');
const app = express();
const httpServer = createServer(app);
const io = new Server(httpServer);

app.get('/online', async (req, res) => {
  const sockets = await io.fetchSockets();
  res.json(sockets.map((s) => ({ id: s.id, ...s.data, rooms: s.rooms.size })).sort((a, b) => a.no - b.no));
});
app.get('/online/:team', async (req, res) => {
  const sockets = await io.in(req.params.team).fetchSockets();
  res.json({ team: req.params.team, names: sockets.map((s) => s.data.name).sort() });
});
app.post('/move/:from/:to', (req, res) => {
  io.in(req.params.from).socketsJoin(req.params.to);
  io.in(req.params.from).socketsLeave(req.params.from);
  io.to(req.params.to).emit('팀 이동', req.params.to);
  res.sendStatus(204);
});
app.delete('/team/:name', (req, res) => {
  io.to(req.params.name).except('팀장').disconnectSockets(true);
  res.status(202).end();
});

let no = 0;
io.on('connection', async (socket) => {
  const { name = '익명', team } = socket.handshake.auth;
  Object.assign(socket.data, { no: ++no, name });
  await socket.join(['전체', team]);
  const others = (await socket.in(team).fetchSockets()).length;
  socket.emit('환영', { name, team, others });
  socket.on('팀장', () => socket.join('팀장'));
  socket.on('쪽지', async (to, text, done) => {
    const [found] = (await io.fetchSockets()).filter((s) => s.data.name === to);
    found?.emit('쪽지', { from: socket.data.name, text });
    done(Boolean(found));
  });
});

httpServer.listen(3000);

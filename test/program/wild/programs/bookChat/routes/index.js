const express = require('express');
const router = express.Router();

const rooms = [];

router.get('/', (req, res, next) => {
  try {
    res.json({ rooms, title: 'GIF 채팅방', color: req.session.color });
  } catch (error) {
    console.error(error);
    next(error);
  }
});

router.post('/room', (req, res) => {
  const room = { _id: rooms.length + 1, title: req.body.title, owner: req.session.color, createdAt: new Date() };
  rooms.push(room);
  req.app.get('io').of('/room').emit('newRoom', room);
  res.redirect(`/room/${room._id}?password=${req.body.password}`);
});

router.get('/room/:id', (req, res) => {
  const room = rooms.find((r) => r._id == req.params.id);
  const { rooms: adapterRooms } = req.app.get('io').of('/chat').adapter;
  if (!room) return res.redirect('/?error=' + encodeURIComponent('존재하지 않는 방입니다.'));
  res.json({ title: room.title, people: adapterRooms.get(req.params.id)?.size ?? 0 });
});

router.post('/room/:id/chat', (req, res) => {
  req.app.get('io').of('/chat').to(req.params.id).emit('chat', { room: req.params.id, user: req.session.color, chat: req.body.chat });
  res.send('ok');
});

module.exports = router;

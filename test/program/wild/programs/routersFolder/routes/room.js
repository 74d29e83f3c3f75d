const { Router } = require('express');
const router = Router();
const rooms = require('../models/rooms');

router.use((req, res, next) => {
  req.requestTime = Date.now();
  next();
});

router.get('/', (req, res) => res.json(rooms.findAll()));

router.post('/', (req, res, next) => {
  try {
    const newRoom = rooms.create({ title: req.body.title, max: req.body.max });
    const io = req.app.get('io');
    io.of('/room').emit('newRoom', newRoom);
    res.redirect(`/room/${newRoom.id}?password=${req.body.password ?? ''}`);
  } catch (error) {
    next(error);
  }
});

router.get('/:id', (req, res, next) => {
  const room = rooms.findOne(Number(req.params.id));
  if (!room) return res.redirect('/?error=존재하지 않는 방입니다.');
  res.json({ room, password: req.query.password, base: req.baseUrl, path: req.path });
});

router.delete('/:id', (req, res) => {
  rooms.remove(+req.params.id);
  res.send('ok');
  req.app.get('io').of('/room').emit('removeRoom', req.params.id);
});

router.post('/:id/chat', (req, res) => {
  const chat = { room: req.params.id, chat: req.body.chat };
  req.app.get('io').of('/chat').to(req.params.id).emit('chat', chat);
  res.send('ok');
});

module.exports = router;

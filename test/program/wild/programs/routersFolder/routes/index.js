const express = require('express');
const router = express.Router();

router.get('/', (req, res) => {
  res.send('<h1>GIF 채팅방</h1>');
});

router.get('/hello/:name', (req, res, next) => {
  if (req.params.name === '관리자') return next();
  res.send(`${req.params.name}님 안녕하세요 (${req.query.lang ?? 'ko'})`);
}, (req, res) => res.send('관리자님, 오셨습니까'));

module.exports = router;

const express = require('express');
const app = express();
const server = app.listen(8010, () => console.log('경매 서버 대기중'));
const SSE = new Set();

const io = require('socket.io')(server, { path: '/socket.io' });
app.set('io', io);
app.use(express.json());
app.use(express.urlencoded({ extended: false }));

const good = { id: 1, name: '한정판 운동화', price: 10000, bids: [] };

app.get('/good/:id', (req, res) => {
  const left = Math.ceil(good.price / 1000);
  res.json({ ...good, price: good.price.toLocaleString('ko-KR'), 원: new Intl.NumberFormat('ko-KR', { style: 'currency', currency: 'KRW' }).format(good.price), left });
});

app.post('/good/:id/bid', (req, res, next) => {
  try {
    const { bid, msg, nick } = req.body;
    if (Number(bid) <= good.price) return res.status(403).send('시작 가격보다 높게 입찰해야 합니다.');
    if (good.bids.at(-1)?.nick === nick) return res.status(403).send('이전 입찰자와 같습니다');
    good.price = Number(bid);
    good.bids.push({ nick, bid: good.price, msg });
    req.app.get('io').to(req.params.id).emit('bid', good.bids.slice(-1)[0]);
    return res.send('ok');
  } catch (error) {
    console.error(error);
    next(error);
  }
});

io.on('connection', (socket) => {
  const { headers: { referer } } = socket.request;
  const roomId = new URL(referer || 'http://localhost/good/1').pathname.split('/')[2];
  socket.join(roomId);
  let seconds = 3;
  socket.on('마감', () => {
    const timer = setInterval(() => {
      io.to(roomId).emit('남은 시간', --seconds);
      if (seconds <= 0) {
        clearInterval(timer);
        const winner = good.bids.reduce((a, b) => (a.bid > b.bid ? a : b), { bid: 0, nick: '없음' });
        io.to(roomId).emit('낙찰', winner);
      }
    }, 10);
  });
});

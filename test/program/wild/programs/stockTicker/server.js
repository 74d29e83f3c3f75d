var app = require('express')();
var server = require('http').Server(app);
var io = require('socket.io')(server);
var _ = require('lodash');

var stocks = [
  { code: '005930', name: '가나전자', price: 70000 },
  { code: '000660', name: '다라반도체', price: 120000 },
  { code: '035420', name: '마바포털', price: 200000 }
];
var step = 0;
var timer;

function change() {
  step++;
  _.forEach(stocks, function (stock, i) {
    var diff = Math.round(Math.sin(step + i) * 1000);
    stock.price += diff;
    stock.rate = (diff / stock.price * 100).toFixed(2) + '%';
  });
}

app.get('/stocks', function (req, res) {
  res.json(_.chain(stocks).sortBy('price').map(_.partialRight(_.pick, ['name', 'code'])).value());
});

io.on('connection', function (socket) {
  socket.on('subscribe', function (codes) {
    _.each(codes, function (code) { socket.join('stock:' + code); });
    socket.emit('subscribed', _.filter(stocks, function (s) { return _.includes(codes, s.code); }));
  });
  socket.on('open market', function () {
    if (timer) return;
    timer = setInterval(function () {
      change();
      _(stocks).each(function (stock) { io.to('stock:' + stock.code).emit('price', _.clone(stock)); });
      io.emit('average', _.round(_.meanBy(stocks, 'price'), 1));
      if (step === 3) {
        clearInterval(timer);
        io.emit('closed', _.maxBy(stocks, 'price').name);
      }
    }, 10);
  });
});

server.listen(3000, function () { console.log('장이 열립니다'); });

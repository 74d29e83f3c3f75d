const express = require('express');
const app = express();
const server = require('http').createServer(app);
const io = require('socket.io')(server);
const fs = require('fs');

// 사전 읽기
const dictionary = new Set(fs.readFileSync(`${__dirname}/words.txt`, 'utf8').split(/\r?\n/).filter(Boolean));
const used = [];
const players = [];
let order = 0;

const split = (char) => {
  const code = char.charCodeAt(0) - 0xac00;
  return { 초: Math.floor(code / 588), 중: Math.floor((code % 588) / 28), 종: code % 28 };
};
const 두음 = { 라: '나', 락: '낙', 력: '역', 리: '이', 녀: '여' };

io.on('connection', (socket) => {
  players.push(socket);
  io.emit('players', players.length);

  socket.on('word', (word, cb) => {
    if (players[order % players.length] !== socket) return cb('차례가 아닙니다');
    word = word.trim().normalize('NFC');
    if (!/^[가-힣]{2,}$/u.test(word)) return cb('한글 두 글자 이상');
    const last = used.at(-1)?.slice(-1);
    if (last && word[0] !== last && 두음[last] !== word[0]) return cb(`'${last}'(으)로 시작해야 합니다`);
    if (used.includes(word)) return cb('이미 쓴 낱말');
    if (!dictionary.has(word)) return cb('사전에 없는 낱말');
    used.push(word);
    order++;
    cb(null);
    io.emit('word', word, split(word.at(-1)), used.length);
  });
  socket.on('disconnect', () => {
    players.splice(players.indexOf(socket), 1);
    io.emit('players', players.length);
  });
});

server.listen(3000, () => console.log(`낱말 ${dictionary.size}개`));

var util = require('util');
var EventEmitter = require('events').EventEmitter;
var express = require('express');
var app = express();
var server = require('http').createServer(app);
var io = require('socket.io')(server);

function Room(name) {
  if (!(this instanceof Room)) return new Room(name);
  EventEmitter.call(this);
  this.name = name;
  this.members = {};
}
util.inherits(Room, EventEmitter);

Room.prototype.add = function (socket, nick) {
  var self = this;
  this.members[socket.id] = nick;
  socket.join(this.name);
  socket.on('disconnect', function () {
    delete self.members[socket.id];
    self.emit('change', self);
  });
  this.emit('change', this);
};
Room.prototype.count = function () {
  return Object.keys(this.members).length;
};

var rooms = { lobby: Room('lobby') };
rooms.lobby.on('change', function (room) {
  io.sockets.in(room.name).emit('count', room.count(), Room.super_ === EventEmitter);
});

io.sockets.on('connection', function (socket) {
  socket.on('nick', function (nick) {
    rooms.lobby.add(socket, nick);
  });
  socket.on('message', function (data) {
    var msg = { nick: rooms.lobby.members[socket.id], data: data, args: arguments.length };
    socket.send('나: ' + data);
    socket.broadcast.to('lobby').emit('message', msg);
  });
});

server.listen(3000);

const express = require('express');
const app = (module.exports = express());
app.get('/version', (_, res) => res.send(require('./package.json').version));
app.get('/online', (_, res) => res.send(String(require('./io').io.of('/').sockets.size)));
app.use('/admin', require('./admin'));

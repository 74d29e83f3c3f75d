const express = require('express');
const { createServer } = require('http');
const ChatServer = require('./src/ChatServer');
const config = require('./config');

const app = express();
const httpServer = createServer(app);
const chat = new ChatServer(httpServer, config);

app.get('/stats', (req, res) => res.json(chat.stats));
app.get('/config', (req, res) => res.send(JSON.stringify(config)));

chat.start().then((port) => console.log(`${config.title} 시작: ${port}`));

"use strict";
var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.io = void 0;
const express_1 = __importDefault(require("express"));
const http_1 = __importDefault(require("http"));
const socket_io_1 = require("socket.io");
const message_1 = __importDefault(require("./message"));
const message_2 = require("./message");
const app = (0, express_1.default)();
const server = http_1.default.createServer(app);
const io = new socket_io_1.Server(server, { cors: { origin: "*" } });
exports.io = io;
app.get("/", (_req, res) => { res.send(`종류: ${Object.values(message_2.Kind).filter((v) => isNaN(+v)).join(", ")}`); });
io.on("connection", (socket) => {
    socket.on("message", (text) => __awaiter(void 0, void 0, void 0, function* () {
        const saved = yield (0, message_2.save)(new message_1.default(message_2.Kind.Text, text));
        io.emit("message", saved, message_2.Kind[saved.kind]);
    }));
});
server.listen(3000, () => { console.log("타입스크립트 서버"); });

"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.save = exports.Kind = void 0;
var Kind;
(function (Kind) {
    Kind[Kind["Text"] = 0] = "Text";
    Kind[Kind["Image"] = 1] = "Image";
})(Kind || (exports.Kind = Kind = {}));
class Message {
    constructor(kind, text) {
        this.kind = kind;
        this.text = text;
    }
}
exports.default = Message;
const save = async (message) => Object.assign(Object.assign({}, message), { id: 1 });
exports.save = save;

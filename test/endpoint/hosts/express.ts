import express from "express";
import {
  type RegistrationEndpoint,
  toNode,
} from "../../../generated/typescript/src/registration/index.js";
import { listening, type Running } from "./running.js";

/** Express 5: in front of the parsers, so that bodies arrive as they were sent. */
export function startExpress(endpoint: RegistrationEndpoint): Promise<Running> {
  const app = express();
  app.use(toNode(endpoint));
  app.use(express.json());
  app.get("/", (_, response) => void response.send("home"));
  return listening(app.listen(0, "127.0.0.1"));
}

/** Express 5 where a parser was there first: metadata arrives as the parser has understood it. */
export function startExpressParsed(endpoint: RegistrationEndpoint): Promise<Running> {
  const app = express();
  app.use(express.json());
  app.use("/register", toNode(endpoint));
  return listening(app.listen(0, "127.0.0.1"));
}

// The main module of a worker.
import { endpoint } from "./endpoint.js";

export default { fetch: endpoint };

import { judge } from "./judge.js";

/** A process that judges the documents it is told of, one after the other. */
process.on("message", (file: string) => {
  void judge(file, process.argv[2]).then((verdict) => {
    process.send?.({ verdict, bytes: process.memoryUsage().rss });
  });
});

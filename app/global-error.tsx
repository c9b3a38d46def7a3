"use client";

import "./globals.css";
import { BrokenConsole } from "@/components/shell/broken-console";

export default function GlobalError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <html lang="en">
      <head>
        <title>ScaiDNS Console: error</title>
      </head>
      <body>
        <BrokenConsole error={error} retry={retry} />
      </body>
    </html>
  );
}

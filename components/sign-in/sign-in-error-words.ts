/** What `/sign-in?error=` means, and what to do about it. */
const words: { [code: string]: { title: string; text: string } } = {
  access_denied: {
    title: "ScaiKey did not sign you in",
    text: "The sign-in was declined there. You can try again, or use an API key.",
  },
  attempt_expired: {
    title: "That sign-in is no longer valid",
    text: "It took too long, was finished before, or was begun in another browser. Start again from here.",
  },
  scaikey_error: {
    title: "ScaiKey could not sign you in",
    text: "It answered with an error. Try again; if it comes back, tell whoever runs ScaiKey.",
  },
  scaikey_unreachable: {
    title: "ScaiKey could not be reached",
    text: "Its keys could not be read, so that its answer can't be checked. Try again in a minute.",
  },
  api_unreachable: {
    title: "ScaiDNS did not answer",
    text: "The sign-in could not be completed. Try again in a minute.",
  },
  code_refused: {
    title: "ScaiDNS did not accept the sign-in",
    text: "ScaiKey signed you in, but ScaiDNS refused its code. Start again; if it comes back, tell whoever runs ScaiDNS.",
  },
  id_token_invalid: {
    title: "The answer of ScaiKey could not be trusted",
    text: "Its identity token is not for this console or not for this attempt. Start again from here.",
  },
  session_too_large: {
    title: "The session does not fit",
    text: "ScaiKey's tokens are too large to be kept in cookies. Use an API key, and tell whoever runs ScaiKey.",
  },
};

/** Words for an error code, also for one that is not known. */
export function signInErrorWords(code: string): { title: string; text: string } {
  return (
    words[code] ?? {
      title: "You could not be signed in",
      text: `The reason given was “${code.slice(0, 80)}”. Start again from here.`,
    }
  );
}

"use client";

import { useRef } from "react";

/** A second way of submitting a form: which of the two was taken. Enter in a field takes the plain one. */
export function useOtherSubmit() {
  const pressed = useRef(false);
  const wanted = useRef(false);
  return {
    submit: (event: { currentTarget: HTMLButtonElement }) => {
      pressed.current = true;
      event.currentTarget.form?.requestSubmit();
      pressed.current = false;
    },
    noticeSubmit: () => {
      wanted.current = pressed.current;
    },
    wanted: () => wanted.current,
  };
}

export type OtherSubmit = ReturnType<typeof useOtherSubmit>;

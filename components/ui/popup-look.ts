/** Classes of everything that floats above the page: menus, popovers. */
export const popupLook =
  "rounded-md border border-line bg-raised text-text shadow-popup outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0";

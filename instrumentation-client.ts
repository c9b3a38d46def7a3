import { noticeNavigation } from "@/components/shell/navigation";

/** Next calls it when another page is gone to (https://nextjs.org/docs/app/api-reference/file-conventions/instrumentation-client). */
export function onRouterTransitionStart(url: string): void {
  noticeNavigation(url);
}

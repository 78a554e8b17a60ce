import { never } from '../../../kernel/result.ts';
import type { DetectionKind } from '../wire.ts';

/** The outline of one kind of detection around the origin, about 14 pixels wide. */
export function detectionPath(context: CanvasRenderingContext2D, kind: DetectionKind): void {
  switch (kind) {
    case 'camera':
      return camera(context);
    case 'thermal':
      camera(context);
      context.moveTo(-2, 0);
      context.arc(-3, 0, 1, 0, 2 * Math.PI);
      return;
    case 'radar':
      return sweep(context);
    case 'drone':
      return drone(context);
    case 'patrol':
      return pin(context);
    case 'aircraft':
      return chevron(context);
    case 'acoustic':
    case 'ais':
      return waves(context);
    case 'other':
      return hexagon(context);
    default:
      never(kind);
  }
}

function camera(context: CanvasRenderingContext2D): void {
  context.rect(-8, -4.5, 10, 9);
  context.moveTo(2, -1.5);
  context.lineTo(8, -4.5);
  context.lineTo(8, 4.5);
  context.lineTo(2, 1.5);
}

function sweep(context: CanvasRenderingContext2D): void {
  context.moveTo(0, 5);
  context.arc(0, 5, 11, -Math.PI * 0.8, -Math.PI * 0.2);
  context.closePath();
}

function drone(context: CanvasRenderingContext2D): void {
  for (const [x, y] of [
    [-5, -5],
    [5, -5],
    [5, 5],
    [-5, 5],
  ] as const) {
    context.moveTo(0, 0);
    context.lineTo(x * 0.6, y * 0.6);
    context.moveTo(x + 2.6, y);
    context.arc(x, y, 2.6, 0, 2 * Math.PI);
  }
}

function pin(context: CanvasRenderingContext2D): void {
  context.moveTo(0, 8);
  context.lineTo(-6.5, -5);
  context.lineTo(6.5, -5);
  context.closePath();
}

function chevron(context: CanvasRenderingContext2D): void {
  context.moveTo(0, -7);
  context.lineTo(8, 6);
  context.lineTo(0, 2);
  context.lineTo(-8, 6);
  context.closePath();
}

function waves(context: CanvasRenderingContext2D): void {
  context.arc(0, 0, 2, 0, 2 * Math.PI);
  for (const radius of [5, 8]) {
    context.moveTo(radius * Math.cos(-0.9), radius * Math.sin(-0.9));
    context.arc(0, 0, radius, -0.9, 0.9);
  }
}

function hexagon(context: CanvasRenderingContext2D): void {
  for (let n = 0; n < 6; n++)
    context.lineTo(7 * Math.cos((n * Math.PI) / 3), 7 * Math.sin((n * Math.PI) / 3));
  context.closePath();
}

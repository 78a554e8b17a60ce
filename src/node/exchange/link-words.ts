/** What the duty engineer is told where a peer holds more than this book: most likely an old backup was restored. */
export function setBackWords(peer: string): readonly string[] {
  return [
    `strait: ${peer} holds envelopes that this book never made: it was set back, as by an old backup. Nothing is sent to ${peer} any more, and nothing numbered anew. Restore the newest backup, or agree with ${peer} how to go on, before this node decides anything more.`,
    `strait : ${peer} détient des enveloppes que ce journal n’a jamais établies : il est revenu en arrière, sans doute par une sauvegarde ancienne. Plus rien n’est envoyé à ${peer} ni renuméroté. Restaurez la sauvegarde la plus récente, ou convenez de la suite avec ${peer}, avant toute nouvelle décision sur ce nœud.`,
  ];
}

/** What the duty engineer is told where this node's own clock was put back while it ran. */
export function putBackWords(peer: string, milliseconds: number): readonly string[] {
  const seconds = Math.round(milliseconds / 1_000);
  return [
    `strait: the clock of this node was put back by ${seconds} s. What is known of ${peer} is shown as old as it is all the same; look at what sets the clock: decisions are dated by it`,
    `strait : l’horloge de ce nœud a été reculée de ${seconds} s. L’âge de ce que l’on sait de ${peer} reste juste malgré cela ; vérifiez la mise à l’heure : les décisions sont datées d’après elle`,
  ];
}

/** What the duty engineer is told, once, where this node's own clock is not believed. */
export function clockDoubtWords(aheadMilliseconds: number): readonly string[] {
  const hours = Math.round(aheadMilliseconds / 3_600_000);
  return [
    `strait: the clock of this node is in doubt: it is ${hours} h ahead of what anybody vouches for. Nothing runs out and nothing is taken back by it until a peer’s clock agrees, it is set right, or a person has held it against a good one (strait exchange clock-right TIME)`,
    `strait : l’horloge de ce nœud est douteuse : elle avance de ${hours} h sur ce que quiconque peut attester. Rien n’expire ni n’est rappelé d’après elle tant que l’horloge d’un homologue ne la confirme pas, qu’elle n’est pas remise à l’heure ou qu’une personne ne l’a pas comparée à une horloge sûre (strait exchange clock-right HEURE)`,
  ];
}

/** What the duty engineer is told where this node's own clock is believed again. */
export function clockBelievedWords(): readonly string[] {
  return [
    'strait: the clock of this node is believed again: what has run out is taken back and marked from now on',
    'strait : l’horloge de ce nœud est de nouveau fiable : ce qui a expiré est désormais rappelé et marqué',
  ];
}

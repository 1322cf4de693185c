package org.tidings.search;

import java.util.Set;

/** English words that make a sentence a question and say nothing of its matter. */
public final class AskingWords {
  /** Words of asking that say nothing of the matter asked about. */
  public static final Set<String> ALL =
      Set.of(
          ("what which who whom whose how why when where does do did can could should would may"
                  + " might must shall has have had having being been am were any some anyone its"
                  + " he she them his her our your you we i me my about into onto over under"
                  + " between among within without through during before after above below up down"
                  + " out off again further then once here all both each few more most other own"
                  + " same so than too very just also however whether either neither upon us per"
                  + " via give given find get obtain obtained made make using use used want wanted"
                  + " interested information concerning regarding relating related relevant"
                  + " describe described discuss article articles paper papers document documents"
                  + " available present presented due please looking look need needed like one ones"
                  + " two many much those from")
              .split(" "));

  private AskingWords() {}
}

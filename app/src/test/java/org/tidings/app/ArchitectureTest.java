package org.tidings.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.tidings");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.tidings.article.Article",
        "org.tidings.chat.ChatPlatform",
        "org.tidings.command.CommandRouter",
        "org.tidings.discord.DiscordPlatform",
        "org.tidings.telegram.TelegramPlatform",
        "org.tidings.app.Main"
      })
  void seesEveryModule(String name) {
    assertThat(CLASSES.contain(name)).as(name).isTrue();
  }

  @Test
  void leavesKnowNothing() {
    check(
        classes()
            .that()
            .resideInAPackage("org.tidings.article..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.tidings.article..", "java..", "org.jspecify..")
            .because("every room speaks of articles, so they must drag nothing along"));
    check(
        classes()
            .that()
            .resideInAPackage("org.tidings.chat..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.tidings.chat..", "java..", "org.jspecify..")
            .because("the port must fit any platform and any core"));
    check(
        classes()
            .that()
            .resideInAPackage("org.tidings.language..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.tidings.language..", "java..", "org.jspecify..")
            .because("letters are all it goes by, and every room may ask it"));
    check(
        classes()
            .that()
            .resideInAPackage("org.tidings.text..")
            .should()
            .onlyDependOnClassesThat(
                not(resideInAPackage("org.tidings.."))
                    .or(resideInAnyPackage("org.tidings.text..", "org.tidings.article..")))
            .because("tokens are made once and shared by whoever needs them"));
  }

  @Test
  void adaptersSeeTheChatRoomOnly() {
    for (String adapter : new String[] {"org.tidings.discord..", "org.tidings.telegram.."}) {
      check(
          classes()
              .that()
              .resideInAPackage(adapter)
              .should()
              .onlyDependOnClassesThat(
                  not(resideInAPackage("org.tidings.."))
                      .or(resideInAnyPackage(adapter, "org.tidings.chat..")))
              .because("a platform is exchangeable only while it knows nothing but the port"));
    }
  }

  @Test
  void theCoreSeesNoPlatform() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "org.tidings.discord..", "org.tidings.telegram..", "org.tidings.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "net.dv8tion..",
                "org.telegram..",
                "org.tidings.discord..",
                "org.tidings.telegram..",
                "org.tidings.app..")
            .because("what is decided once must hold on every platform"));
  }

  @Test
  void onlyTheDatabaseImplementsPortsOfCommandsAndNewsroom() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "org.tidings.command..", "org.tidings.store..", "org.tidings.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tidings.command..")
            .because("commands are asked by people; no room may need them to do its work"));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "org.tidings.newsroom..", "org.tidings.store..", "org.tidings.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tidings.newsroom..")
            .because("the newsroom joins the rooms, so none of them may know it"));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.tidings.store..", "org.tidings.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tidings.store..")
            .because("another database must be able to take its place"));
  }

  @Test
  void noRoomButTheNewsroomJoinsBothEndsOfTheFlow() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.tidings.ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.tidings.search..",
                "org.tidings.story..",
                "org.tidings.trend..",
                "org.tidings.subscription..",
                "org.tidings.delivery..",
                "org.tidings.digest..",
                "org.tidings.chat..")
            .because("reading a feed must not depend on what becomes of it"));
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "org.tidings.search..",
                "org.tidings.story..",
                "org.tidings.trend..",
                "org.tidings.subscription..",
                "org.tidings.delivery..",
                "org.tidings.digest..",
                "org.tidings.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.tidings.ingest..")
            .because("where an article came from is no business of those who use it"));
  }

  @Test
  void roomsHaveNoCycles() {
    check(
        slices()
            .matching("org.tidings.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room that needs itself through others cannot be understood alone"));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(false).check(CLASSES);
  }
}

package org.tidings.ingest.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.tidings.ingest.Links;
import org.tidings.ingest.fetch.AddressGuard.Verdict;
import org.tidings.ingest.fetch.FetchOutcome.Trouble;

/**
 * Fetches documents from anywhere a stranger points to. Every hop is vetted, encrypted stays
 * encrypted, secrets stay with their host, and everything has a bound. Blocks its virtual thread;
 * safe for many.
 */
public final class Fetcher implements AutoCloseable {
  private static final int LARGE_AT_ONCE = 4;

  private final AddressGuard guard;
  private final FetchSettings settings;
  private final Connections connections;
  private final Answers answers;
  private final Body bodies;
  private final ScheduledThreadPoolExecutor alarms;
  private final Set<Deadline> live = ConcurrentHashMap.newKeySet();

  public Fetcher(AddressGuard guard, Network network, FetchSettings settings, InstantSource clock) {
    this.guard = guard;
    this.settings = settings;
    connections = new Connections(network, settings.connect());
    answers = new Answers(clock);
    bodies = new Body(new Semaphore(LARGE_AT_ONCE, true), settings.unpacked());
    alarms =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("fetch-deadlines").daemon(true).factory());
    alarms.setRemoveOnCancelPolicy(true);
    ScheduledFuture<?> _ =
        alarms.scheduleWithFixedDelay(connections::sweep, 60, 30, TimeUnit.SECONDS);
  }

  /** Vets an address without fetching it: for those that pages name. */
  public Verdict vet(String address) {
    return guard.vet(address);
  }

  /**
   * Fetches a document, following up to five redirects, in a minute at most.
   *
   * @return what became of it; nothing that a stranger's server does is thrown
   */
  public FetchOutcome fetch(FetchRequest request) {
    try (Deadline deadline = new Deadline(alarms, settings.wall(), live)) {
      return new Journey(request, deadline).run();
    } catch (RejectedExecutionException closed) {
      return new FetchOutcome.Failed(Trouble.BROKEN_OFF);
    } catch (RefusedAddress refused) {
      return new FetchOutcome.Refused(refused.words());
    } catch (Trip trip) {
      return new FetchOutcome.Failed(trip.trouble());
    } catch (IOException broken) {
      return new FetchOutcome.Failed(Trouble.BROKEN_OFF);
    }
  }

  /** One request with its redirects. */
  private final class Journey {
    private final FetchRequest request;
    private final Deadline deadline;
    private final String origin;
    private boolean permanently = true;
    private Optional<URI> movedTo = Optional.empty();

    Journey(FetchRequest request, Deadline deadline) throws RefusedAddress {
      this.request = request;
      this.deadline = deadline;
      this.origin = WebAddress.parse(request.address()).origin();
    }

    FetchOutcome run() throws IOException, RefusedAddress {
      Verdict.Vetted at = vetted(request.address());
      for (int hop = 0; hop <= settings.redirects(); hop++) {
        Answer answer = ask(at);
        if (answer.redirect().isEmpty()) {
          return answers.outcome(at.address(), movedTo, answer, !request.known().isEmpty());
        }
        Verdict.Vetted next = vetted(target(at.address(), answer.redirect().get()));
        if (at.address().secure() && !next.address().secure()) {
          throw new RefusedAddress("it is redirected from https:// to http://");
        }
        permanently &= answer.permanent();
        if (permanently) {
          movedTo = Optional.of(next.address().uri());
        }
        at = next;
      }
      throw new Trip(Trouble.TOO_MANY_REDIRECTS);
    }

    private Verdict.Vetted vetted(String address) throws IOException, RefusedAddress {
      return switch (guard.vet(address)) {
        case Verdict.Vetted fine -> fine;
        case Verdict.Refused(String words) -> throw new RefusedAddress(words);
        case Verdict.Unknown() -> throw new Trip(Trouble.UNKNOWN_HOST);
      };
    }

    private Answer ask(Verdict.Vetted at) throws IOException {
      WebAddress to = at.address();
      Optional<Connection> warm = connections.warm(to, at.addresses());
      if (warm.isPresent()) {
        try {
          deadline.closes(warm.get()::close);
          return exchange(to, warm.get());
        } catch (Stale closedMeanwhile) {
          // as if it had never been there
        }
      }
      return exchange(to, connections.open(to, at.addresses(), deadline));
    }

    private Answer exchange(WebAddress to, Connection connection) throws IOException {
      boolean keep = false;
      boolean warm = connection.used();
      try {
        waitFor(to, connection, warm);
        Head head = head(connection, warm);
        Framing framing = new Framing(connection, head, settings.received());
        Answer answer = Answer.read(head, framing, bodies);
        keep = head.keepsOpen() && (answer.bodiless() ? connection.isQuiet() : framing.atNext());
        return answer;
      } catch (SSLException wrongEnd) {
        throw deadline.told(new Trip(Trouble.BAD_CERTIFICATE));
      } catch (Trip trip) {
        throw deadline.told(trip);
      } catch (Stale stale) {
        throw stale;
      } catch (IOException broken) {
        throw deadline.told(new Trip(Trouble.BROKEN_OFF));
      } finally {
        if (keep) {
          connections.keep(to, connection);
        } else {
          connection.close();
        }
      }
    }

    private void waitFor(WebAddress to, Connection connection, boolean warm) throws IOException {
      try {
        connection.send(text(to));
        connection.await();
      } catch (IOException broken) {
        throw stale(warm, broken);
      }
    }

    private Head head(Connection connection, boolean warm) throws IOException {
      try {
        return Head.read(connection, settings.headers());
      } catch (Trip trip) {
        throw trip.trouble() == Trouble.BROKEN_OFF ? stale(warm, trip) : trip;
      } catch (IOException broken) {
        throw stale(warm, broken);
      }
    }

    /** A connection that was closed while it waited has told nothing yet: a new one is tried. */
    private IOException stale(boolean warm, IOException broken) {
      return warm && !deadline.passed() ? new Stale() : broken;
    }

    private String text(WebAddress to) {
      StringBuilder text = new StringBuilder(400);
      text.append("GET ").append(to.target()).append(" HTTP/1.1\r\n");
      header(text, "Host", to.authority());
      header(text, "User-Agent", settings.userAgent());
      header(text, "Accept", request.accept());
      header(text, "Accept-Encoding", "gzip, deflate");
      request.known().etag().ifPresent(etag -> header(text, "If-None-Match", etag));
      request.known().modified().ifPresent(time -> header(text, "If-Modified-Since", time));
      if (to.origin().equals(origin)) {
        request.authorization().ifPresent(secret -> header(text, "Authorization", secret));
      }
      return text.append("\r\n").toString();
    }

    private void header(StringBuilder text, String name, String value) {
      if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
        throw new IllegalArgumentException(name + " holds a line break");
      }
      text.append(name).append(": ").append(value).append("\r\n");
    }
  }

  /** A warm connection that turned out to be closed. */
  private static final class Stale extends IOException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /** Where a Location header leads; written with all the freedom that servers take. */
  private static String target(WebAddress from, String location) throws Trip {
    byte[] raw = location.getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(raw, StandardCharsets.UTF_8);
    String written = text.indexOf('\ufffd') >= 0 ? location : text;
    if (written.isBlank()) {
      throw new Trip(Trouble.BAD_REDIRECT);
    }
    String resolved = Links.resolve(from.uri().toString(), written);
    int fragment = resolved.indexOf('#');
    String bare = fragment < 0 ? resolved : resolved.substring(0, fragment);
    return bare.replace(" ", "%20");
  }

  /** Waits no longer for anything: requests under way end at once, as failed. */
  @Override
  public void close() {
    alarms.shutdownNow();
    live.forEach(Deadline::ring);
    connections.close();
  }

  /** How long an exchange may take. */
  public Duration wall() {
    return settings.wall();
  }
}

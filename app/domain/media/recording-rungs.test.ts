import { expect, test } from "vitest";
import { addressedPlaylist, bitsOf, h264CodecIn, masterPlaylist } from "#app/domain/media/hls-playlist.ts";
import { probedRecording } from "#app/domain/media/probed-recording.ts";
import { gatherPeaks, waveformSvg } from "#app/domain/media/waveform.ts";

const PLAYLIST = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-MAP:URI="out.m4s",BYTERANGE="1333@0"
#EXTINF:4.000000,
#EXT-X-BYTERANGE:40000@1333
out.m4s
#EXTINF:0.100000,
#EXT-X-BYTERANGE:10000@41333
out.m4s
#EXT-X-ENDLIST
`;

test("a list of parts names the one file of its rung, by its address", () => {
  const addressed = addressedPlaylist(PLAYLIST, "/media/abc");
  expect(addressed).not.toContain("out.m4s");
  expect(addressed.match(/^\/media\/abc$/gm)).toHaveLength(2);
  expect(addressed).toContain('#EXT-X-MAP:URI="/media/abc",BYTERANGE="1333@0"');
});

test("a last part of a moment does not make a rung seem wider than it is", () => {
  expect(bitsOf(PLAYLIST)).toEqual({ peakBits: 80_000, averageBits: Math.ceil(400_000 / 4.1) });
});

test("the list of rungs begins with the smallest film, and sound alone stands last", () => {
  const picture = { width: 256, height: 144, framesASecond: 25 };
  const variant = (address: string, peakBits: number, film = true) => ({
    address,
    peakBits,
    averageBits: peakBits,
    codecs: "mp4a.40.2",
    picture: film ? picture : null,
  });
  const list = masterPlaylist([variant("/media/large", 500), variant("/media/sound", 32, false), variant("/media/small", 100)]);
  expect(list.match(/^\/media\/\w+$/gm)).toEqual(["/media/small", "/media/large", "/media/sound"]);
});

test("the codec is read from the file", () => {
  expect(h264CodecIn(Uint8Array.of(0, 0x61, 0x76, 0x63, 0x43, 1, 0x42, 0xc0, 0x1e, 0, 0))).toBe("avc1.42c01e");
  expect(h264CodecIn(new Uint8Array(50))).toBeNull();
});

const stream = (facts: Record<string, unknown>) => ({
  codec_type: "video",
  width: 640,
  height: 360,
  avg_frame_rate: "30000/1001",
  ...facts,
});

test("a film held upright is upright, its pixels are square, and the cover of a song is no film", () => {
  const sound = { codec_type: "audio" };
  expect(probedRecording({ streams: [stream({ side_data_list: [{ rotation: -90 }] }), sound], format: { duration: "3.2" } })).toMatchObject(
    {
      seconds: 3.2,
      video: { width: 360, height: 640 },
      hasSound: true,
    },
  );
  expect(probedRecording({ streams: [stream({ width: 720, height: 576, sample_aspect_ratio: "16:15" })] })).toMatchObject({
    seconds: 0,
    video: { width: 768, height: 576 },
    hasSound: false,
  });
  expect(probedRecording({ streams: [sound, stream({ disposition: { attached_pic: 1 } })], format: {} })).toMatchObject({ video: null });
});

test.each([[null], [{}], [{ streams: [] }], [{ streams: [{ codec_type: "subtitle" }] }], [{ streams: [stream({ width: 0 })] }]])(
  "%j is no recording",
  (json) => {
    expect(probedRecording(json)).toBeNull();
  },
);

test("a waveform is as loud as its recording, and silence is a line", () => {
  const peaks = gatherPeaks(1200);
  for (let index = 0; index < 1200; index += 1) peaks.take(index < 600 ? 0 : -16_384);
  expect(peaks.peaks().slice(0, 60)).toEqual(new Array(60).fill(0));
  expect(peaks.peaks().slice(60)).toEqual(new Array(60).fill(50));
  expect(waveformSvg(peaks.peaks()).length).toBeLessThan(3000);
});

import { normalizePassword } from "#app/domain/identity/password.ts";
import { westernDigits } from "#app/domain/shared/digits.ts";

/**
 * Common passwords, lower case: the most frequent words and every one of ten letters or more from the list of zxcvbn 4.4.2 (MIT
 * licence, Dropbox; drawn from Mark Burnett's ten million). About thirty kilobytes: imported by commands only, never by a screen.
 */
const WORLD = `
password qwerty dragon baseball football monkey letmein shadow master mustang pussy superman fuckyou qazwsx jordan killer hunter harley zxcvbnm asdfgh
buster batman soccer tigger charlie sunshine iloveyou fuckme ranger hockey computer starwars asshole pepper klaster zxcvbn freedom princess maggie
pass ginger fuck love cheese summer chelsea dallas biteme matrix yankees corvette austin access thunder merlin secret diamond hello hammer fucker
silver gfhjkm internet samantha golfer scooter test orange cookie maverick sparky phoenix mickey bigdog snoopy guitar whatever chicken camaro mercedes
peanut ferrari falcon cowboy welcome sexy samsung steelers smokey dakota arsenal boomer eagles tigers marina nascar booboo gateway yellow porsche
monster spider diablo hannah bulldog junior london purple compaq lakers iceman hardcore cowboys money banana boston tennis coffee scooby nikita yamaha
mother barney brandy chester fuckoff oliver player forever rangers midnight chicago bigdaddy redsox angel badboy fender jasper slayer rabbit natasha
marine bigdick wizard marlboro raiders prince casper fishing flower jasmine iwantu panties adidas winter winner gandalf enter ghbdtn golden cocacola
winston madison angels panther blowme sexsex bigtits spanky bitch sophie asdfasdf horny toyota tiger dick canada blowjob muffin liverpoo apples
pokemon slipknot qazxsw scorpion qwaszx butter startrek rainbow asdfghjkl razz newyork redskins gemini cameron qazwsxedc florida liverpool turtle
sierra viking booger butthead doctor rocket dolphins captain bandit jaguar packers pookie peaches asdf dolphin helpme blue theman maxwell qwertyui
shithead lovers maddog giants nirvana metallic hotdog rosebud mountain warrior stupid elephant suckit success jackass alexis porn lucky scorpio samson
azerty driver freddy sydney gators dexter bubba creative voodoo golf trouble america nissan gunner garfield bullshit asdfghjk fucking apollo eminem
legend airborne bear beavis apple brooklyn godzilla skippy buddy qwert kitten magic shelby beaver phantom asdasd xavier braves darkness copper
platinum qweqwe tomcat girls bigboy animal police online voyager lifehack fish sniper trinity blazer heaven lover snowball playboy loveme bubbles
hooters cricket willow donkey topgun nintendo saturn destiny pakistan pumpkin digital sergey redwings explorer tits private runner therock guinness
lasvegas beatles fire cassie christin celtic andrey broncos babygirl eclipse fluffy cartman michigan carolina testing alexande birdie pantera cherry
vampire mexico dickhead buffalo genius montana beer minecraft maximus flyers lovely stalker metallica doggie snickers speedy bronco paradise yankee
horses magnum dreams lacrosse goober enigma qwertyu scotty pimpin bollocks surfer cock poohbear genesis star qweasdzxc racing hawaii viper poopoo
einstein boobies bitches drowssap simple badger alaska action jester drummer spitfire forest maryjane champion diesel svetlana friday hotrod chevy
westside security google badass tester shorty thumper hitman mozart boobs reddog lizard ruslan eagle scarface buddha porno spirit stargate naruto
mercury liberty semperfi suzuki popcorn spooky marley scotland kitty cherokee vikings simpsons rascal qweasd hummer loveyou patches russia jupiter
penguin passion cumshot vfhbyf honda vladimir sandman passport raider bastard infinity assman bulldogs fantasy sucker horney domino budlight disney
ironman softball brutus redrum bigred mnbvcxz fktrcfylh karina marines digger kawasaki cougar fireman oksana monday cunt justice nigger super wildcats
tinker logitech dancer swordfis avalon everton alexandr motorola patriots hentai madonna ducati colorado connor juventus galore smooth freeuser
warcraft boogie titanic wolverin elizabet arizona valentin saints asdfg accord christ yfnfif stinky slut spiderma naughty chopper extreme skyline poop
zombie pearljam froggy awesome vision pirate fylhtq dreamer bullet predator empire kirill panthers penis skipper nemesis peekaboo rolltide cardinal
psycho danger mookie wanker chevelle manutd goblue hobbes vegeta fyfcnfcbz picard windows loverboy victory vfrcbv bambam serega turkey tweety galina
hiphop rooster changeme berlin taurus suckme polina electric avatar maksim raptor hendrix newport bigcock brazil spring madmax alpha britney sublime
darkside bigman wolfpack classic hercules ronaldo spiderman blizzard cheyenne cjkysirj wombat pandora holiday wildcat devils horse alabama caesar
bondage pussycat pickle shaggy leather chronic admin airplane kodiak freepass billybob sunset katana phpbb chocolat snowman stingray firebird wolves
zeppelin detroit pontiac gundam panzer vagina outlaw redhead tarheels greenday nastya hardon engineer hellfire serenity cobra fireball lickme darkstar
flash strike beauty pavilion bobafett dbrnjhbz bigmac bowling ytrewq natali pyramid rulez dodgers apache swimming whynot teens trooper fuckit defender
precious packard weasel popeye lucifer cancer icecream raven swordfish presario viktor rockstar blonde wutang spike pimp atlanta airforce thailand
casino lennon mouse hacker bluebird hawkeye theone catfish sailor goldfish nfnmzyf tattoo pervert barbie maxima nipples machine trucks wrangler rocks
tornado lights cadillac bubble pegasus madman longhorn browns target eatme microsoft dilbert christia baller lesbian shooter xfiles seattle qazqaz
cthutq amateur prelude corona freaky malibu assassin atlantis integra pussies iloveu lonewolf dragons unicorn software bobcat stealth peewee openup
srinivas zaqwsx valentina shotgun trigger veronika bruins coyote babydoll joker dollar lestat hottie random butterfly wordpass smiley sweety snake
chipper woody samurai devildog gizmo maddie mistress flipper express hjvfirf moose cessna piglet polaris teacher montreal cookies wolfgang scully
fatboy wicked balls tickle bunny dfvgbh foobar transam pepsi fetish basketba toshiba hotstuff sunday booty gambit impala stephani hooker lancer knicks
shamrock stinger redneck deftones squirt siemens blaster trucker subaru renegade ibanez manson swinger reaper blondie mylove galaxy blahblah enterpri
travel indiana skeeter sugar ficken smoke bigone sweetpea fucked trfnthbyf marino escort smitty bigfoot babes larisa trumpet spartan valera babylon
asdfghj bigboobs stormy mister hamlet aardvark butterfl marathon paladin cavalier skater indigo hornet buckeyes indians karate hesoyam toronto
diamonds chiefs buckeye highland hotsex charger redman passwor maiden drpepper storm pornstar garden pencil sherlock timber thuglife insane pizza
jungle aragorn hamster triumph techno lollol pioneer catdog fktrctq morpheus pascal hobbit wetpussy erotic consumer blabla justme stones chrissy
spartak goforit burger pitbull adgjmptw italia barcelona hunting colors kissme virgin overlord pebbles sundance emerald doggy racecar irina element
zipper alpine basket goddess poison nipple sakura chichi huskers pussys ultimate blackie nicola rommel caserta omega geronimo trojan philips nugget
tarzan chicks aleksandr bassman trixie portugal anakin dodger bomber superfly madness loser fatcat ybrbnf soldier warlock desire sexual babe seminole
alejandr westham andrei concrete weed ladybug naked christop trombone tintin bluesky rhbcnbyf qazxswedc onelove cdtnkfyf whore vfvjxrf titans stallion
truck hansolo smiles beagle panama kingkong flatron inferno mongoose connect poiuyt snatch qawsed juice blessed rocker snakes turbo bluemoon finger
jamaica mulder beetle passat immortal plastic whiskey dietcoke suck spunky monitor cactus exigen planet ripper teen spyder nolimit hollywoo sluts
sticky trunks pickles sailing bonehead ghbdtnbr delta charlott rubber yomama hongkong jumper ilovesex faster unreal cumming memphis nylons legion
sebastia shalom pentium geheim werewolf funtime ferret orion curious niners cantona sprite philly pirates abgrtyu lollipop eternity boeing sweets
cooldude tottenha jackoff stocking moomoo martini biscuit drizzt fossil makaveli snapper maniac salmon patriot verbatim nasty shasta asdzxc shaved
blackcat raistlin punkrock cjkywt waterloo crimson twister oxford musicman seinfeld biggie condor ravens megadeth wolfman cosmos sharks banshee keeper
foxtrot skywalke velvet sesame dogs squirrel privet sunrise wolverine sucks legolas grendel ghost cats carrot frosty lvbnhbq blades stardust frog
qazwsxed coolio brownie groovy twilight daytona vanhalen pikachu peanuts licker hershey jericho intrepid ninja lobster goblin punisher strider shogun
kansas amadeus neptune showtime muscle oldman ekaterina rfrfirf getsome showme obiwan skittles danni tanker maestro tarheel anubis hannibal anal
newlife gothic shark fighter blues princes slick chaos sabine python mirage devil clover tequila surfing delete potato chubby panasonic sandiego
portland baggins fusion sooners blackdog buttons californ moscow playtime mature dagger dima stimpy gangster warriors iverson chargers byteme swallow
liquid dingdong nymets cracker mushroom crusader bigguy miami dkflbvbh bugger nimrod tazman stranger newpass doodle powder gotcha guardian dublin
slapshot septembe milano grizzly knights photos nookie charly rammstein brasil scruffy munchkin poopie kittycat latino walnut thegame kolobok picasso
barcelon bananas trance auburn coltrane eatshit goodluck starcraft wheels parrot postal blade wisdom pink gorilla katerina dumbass osiris oakland
discover spanking lonestar bingo meridian ping dookie stonecol megaman rjntyjr ledzep lowrider firefly griffey racerx paradox ghjcnj gangsta tacobell
weezer sirius halflife buffett shiloh vertigo sergei aliens sobaka keyboard kangaroo sinner bonjour socrates chucky hotboy sprint scarlet celica
shazam sommer trebor qwerasdf jeep bollox fuckface rebels vacation lexmark penguins ragnarok formula tempest vfhecz tacoma qwertz colombia flames
rockon duck prodigy wookie dodgeram mustangs sithlord smoker server bang incubus scoobydo oblivion molson kitkat titleist rescue carpet bigballs
tardis jimbob xanadu blueeyes shaman mersedes pooper golfing hearts mallard kenwood dogg oracle topper shemale sleepy gremlin yourmom printer monkeys
peterpan mikey kingston cooler analsex jimbo asterix freckles birdman defiant aussie stud blondes tatyana aspirine mariners jackal deadhead katrin
anime rootbeer frogger polo hallo noodles parola shaolin celine plymouth creampie justdoit ohyeah fatass assfuck amazon kisses magnus camel nopass
bosco putter champs massive spidey lightnin camelot letsgo gizmodo aezakmi bones caliente goodtime thankyou brucelee redalert aquarius catherin smokin
pooh mypass astros roller porkchop sapphire beckham atomic vanilla kaktus cxfcnmt blacky aggies blackjac bangkok scream iforgot kasper slappy shitty
veritas chevrole vader amsterdam jammer primus spectrum eduard granny clancy satan hitler avenger spankme simba smudge scrappy labrador syracuse
falcons husker candyman commando gator pacman pancho krishna fatman clitoris pineappl lesbians barkley vulcan punkin boner celtics monopoly flyboy
romashka hamburg lick gangbang spartans tricky snuggles drago homerun vectra hermes topcat cuddles infiniti cosworth goose ivanov bossman qawsedrf
peugeot exigent doberman durango plumber telefon horndog laguna rbhbkk dawg webmaster breeze beast beefcake leopard redbull topdog godsmack theking
pics speaker viktoria fuckers bowler starbuck gjkbyf valhalla anarchy blacks herbie kingpin starfish nokia loveit achilles labtec fitness brando bull
kicker napass desert sailboat bohica tractor hidden muppet phillies terror farside swingers legacy frontier butthole doughboy jrcfyf tuesday sabbath
nebraska homers qwertyuio azamat fallen striker camels iguana looker pinkfloy moloko dannyboy luckydog pistol whocares charmed skiing select franky
puppy daniil vladik vette vfrcbvrf ihateyou nevada moneys vkontakte mandingo puppies mystic zidane kotenok dilligaf budman bunghole zvezda triton
golfball technics trojans panda laptop rookie aberdeen gustav jethro igor stripper filter hurrican rfnthbyf lespaul butch dthjybrf excalibu nofear
momoney possum cutter oilers moocow cupcake gbpltw splash svetik soleil bogdan vipers babyboy tdutybq lancelot ccbill keystone passwort flamingo
firefox dogman vortex rebel noodle zaphod killme coolman danila designer skinny kamikaze deadman gopher doobie warhammer deeznuts freaks engage poncho
hammers azsxdc dracula sassy boots deskjet macdaddy mighty manchest sterlin meatball mailman sinatra cthulhu bubbas cartoon bicycle eatpussy truelove
sentinel tolkien breast capone lickit summit jamesbon sexygirl sonic billyboy redhot microsof microlab rockets iloveyo fernand danie cutlass polska
titties pantyhos thekid aikido gofish mayday coke anfield sony lansing smut scotch sexx catman hustler saun dfkthbz azsxdcfv cheers gabrie tinman
orioles charlton fortuna airbus rustam xtreme bigmoney zxcasd retard grumpy huskies boxing ultima warlord oranges rotten asdfjkl superstar denali
sultan bikini saratoga thor figaro sixers wildfire vladislav sparta mayhem greenbay chewie cancun fabie mellon crunch bigtime piccolo bigbird mojo
maradona sandro bizkit rightnow hyperion treasure meatloaf armani rovers jarhead cruise coconut dragoon utopia davids cosmo rfhbyf reebok charli
giorgi sticks sayang exodus anaconda zaqxsw illini woofwoof packer poontang govols jedi tomato beaner cooter creamy lionking albatros poodle kenworth
dinosaur greens goku happyday eeyore tsunami cabbage holyshit memorex chaser bogart orgasm volley whisper knopka ericsson walleye chickens corrado
twisted zorro clemson zxcasdqwe tootsie milana zenith shania frisco crazybab junebug fugazi rereirf vfvekz sausage vfczyz koshka clapton anhyeuem
condom fubar hardrock skywalker tundra cocks gringo canon vitalik aspire stocks applepie arjay boob pillow sparkle gmoney rockhard samiam everest
hellyeah bigsexy skorpion rfrnec hedgehog australi candle slacker dicks voyeur jazzman wolfie vfksirf fright yosemite temp karolina fart barsik surf
cheetah baddog deniska starship bootie milena hithere kume greatone dildo albion midget lion maxell cyclone freeporn nikola bonsai kenshin slider
balloon roadkill killbill jerkoff dinamo tekken rambler goliath cinnamon malaka backdoor fiesta rastaman fletch stefano artemis calico nyjets damnit
robotech duchess rctybz hooter keywest mechanic pingpong operator presto sword rasputin spank bristol faggot shado amsterda wibble carrera alibaba
majestic ramses duster trident clipper steeler wrestlin divine kipper gotohell kingfish passwords buttman pompey viagra spurs slutty oleg macross
pooter slave jokers yzerman swimmer solnce seamus lolipop pupsik ivanova matador ktyjxrf subway cinder vermont pussie chico florian magick guiness
allsop ghetto typhoon dfkthf depeche skydive dammit seeker fuckthis crysis umbrella snoopdog critter theboss ding splinter kinky cyclops jayhawk
caramel underdog caveman onlyme grapes feather hotshot fuckher renault pippen floppy cunts megapass pornos usmc kickass quattro wassup helloo chivas
bullseye java fishes blackhaw jamesbond tunafish juggalo dkflbckfd beanie alucard supersta magicman cohiba caligula facial dfktynbyf cigars fang
klingon safari looser malina tazmania gonzo goalie monaco cruiser misfit tommyboy yousuck sharky vfhufhbnf horizon absolut brighton kungfu maxx forfun
mamapapa budweise banker getmoney kostya bigbear vector fallout nudist gunners royals chainsaw scania trader blueboy walrus eastside kahuna steph
cypress champ ybrjkfq europa snowboar sabres moneyman chrisbln minime nipper groucho whitey viewsonic penthous fabric flounder coolguy whitesox passme
smegma skidoo thanatos snapple dalejr mondeo thesims mybaby panasoni sinbad thecat topher frodo sneakers alfa ghjcnjnfr olivier cyber titanium jabroni
dang hambone intruder gargoyle static poseidon studly newcastl sexxxx poppy johannes danzig beastie musica buckshot sunnyday adonis bluedog bonkers
chrono compute spawn smelly wapbbs goldstar quantum pisces boomboom gunnar nike custom westwood usnavy daewoo korn stereo sasuke sunflowe watcher
dharma assholes babyblue marius walmart snoop starfire paintbal knickers aaliyah lokomotiv theend sapper rover erotica scanner racer zeus doogie
bayern newbie losers droopy outkast wasser ufkbyf thirteen hotred deejay hotpussy jessic philippe scout cubbies havefun magpie fghtkm avalanch pudding
leonid bimmer fucku idontknow vfvfgfgf aleksey builder zerocool godfather mylife donuts allmine redfish sascha nitram bounce smokes rodman stunner
hoosier hairy beretta insert rtyuehe francesc tights micron quartz gegcbr searay jewels bogey paintball celeron padres bing ziggy beaches prissy
diehard mittens queens biggles thongs southpark artur twinkle gretzky rabota cambiami monalisa gollum chuckles gladiator whisky spongebob mazafaka
meathead barefoot cfitymrf bigass kosmos blessing titty clevelan terrapin johnboy maggot clarinet deeznutz stumpy stoney footbal traveler volvo bucket
snapon pianoman hawkeyes futbol casanova tango goodboy scuba sexyman warthog mustard nickel meowmeow boricua prophet sauron reefer andromeda goofy
loco lovesex triangle whatsup mellow bengals maste sunshin smeghead hokies sting welder rambo cerberus rockford monke goldwing gabriell buzzard
crjhgbjy rainman groove tiberius purdue hayabusa shou jagger diver zigzag poochie usarmy phish redwood redwing sputnik boobie ripple eternal thegreat
allstar slinky gesperrt mishka whiskers pinhead overkill rhfcjnrf starman proxy swords nikolay bacardi rasta badgirl wildman spaceman hacked helmet
windsor runescape trapper banane dbrnjh ripken frisky shun fester oasis lightning cicero kool pony thedog megatron illusion napster squash roadking
woohoo hoosiers tracker bagira midway menace feng laser stoned balloons pobeda heineken sonics moonlight optimus comet orchid jaybird kashmir chuang
chunky peach mortgage rulezzz saleen chuckie zippy doghouse maxim reader shai buddah benfica chou salomon meister eraser blackbir bigmike starter
pissing angus deluxe hardcock mian seahawks godfathe bookworm gregor intel talisman blackjack babyface hawaiian dogfood zhong sancho ludmila medusa
mortimer roadrunn stalin handyman alphabet pizzas calgary clouds cgfhnfr cubswin gong lexus michae beautifu pacers buddie chinook heckfy dutchess
breasts beowulf darkman jenn zhei quan satana shang idontkno smiths puddin teddybea valkyrie passwd chao boxster killers yoda cheater inuyasha
wareagle foryou mermaid bhbirf delphi gromit sponge qazzaq fytxrf gameover diao sergi beamer beemer kittykat rancid manowar diggler assword wishbone
gonavy fisting thedude sinister venera novell salsero jayden vedder redline lust jktymrf dfcbkbq chrome gamecube titten cong leng eureka bitchass
banner lakota mustafa preacher hotbox claymore electra checkers zheng qing armagedon wrestle svoboda bulls nimbus alenka madina onetime bartman
silverad electron skylar rhtdtlrj gobucks johann milkman camper thunderb bigbutt jammin davide cheeks goaway lighter claudi thumbs pissoff cocaine
teng squall lotus hootie blackout doitnow subzero pothead skate peng antoni neng miao bcfields marika musashi tulips nong piao chai ruan southpar nude
mandarin ninjas cannabis jetski xerxes zhuang kleopatra dickie bilbo pinky dieter tottenham quest yfnfkmz dirtbike mango ipswich iamgod tdutybz modena
qiao slippery bluefish samtron toon iscool petrov fuzzy zhou mollydog deng pheonix zhun ghblehjr othello starcraf sanfran cameltoe badman vasilisa
jiang luan sveta akira chuai cheech beatle pickup paloma caravan elizaveta gawker banzai pussey mullet seng bearcat flexible farscape borussia zhuai
templar toolman yfcntymrf xiang guai nuggets mantis slim fyutkbyf thedoors zappa fergie huai asdfzxcv sunflower pussyman deadpool bigtit lassie skyler
gatorade carpedie jockey mancity spectre artemka reng iomega jing moritz spice rhino spinner heater zhai hover talon grease qiong corleone ltybcrf
tian hippie chimera ting corsair sonoma xxxpass bacchus webmaste chuo chrysler artem shei cosmic deutsch oceans binladen latinas speedo buttercu
merlot millwall ceng kotaku jiong dragonba stonecold snuffy hellos blaze slapper istanbul bonjovi babylove mazda bullfrog phoeni meng nomore bobdylan
capslock zaraza teddybear ntktajy myname rong wraith mets niao smokie chevrolet dialog dotcom vadim monarch athlon hamish pian liang coolness chui
thoma ramones ciccio chippy ning marker cougars jackpot barbados reds pdtplf knockers cobalt amateurs dipshit napoli kilroy pulsar jayhawks daemon
alexey weng shuang shiner eldorado soulmate mclaren andromed duan sexyboy dogshit shuo kakashka syzygy yeahbaby qiang netscape fulham gooner zhui
laurent halifax freeway carlitos eastwood persik coldbeer geng nuan fgtkmcby entropy gadget sophi baggio carlito specialk piramida suan bigblue
salasana hopeful mephisto hack generic violetta arcadia hondas trainer smashing liao iceberg snooker zang matteo fastball bamboo fuckyo shutup astro
buddyboy nikitos redbird maxxxx shitface kuai kissmyass sahara radiohea wildcard patric plasma heynow shao bigfish misfits sheng testpass nanook
cygnus licking slavik pringles xing submit dundee tiburon pinkfloyd yummy shuai guang chopin obelix insomnia stroker lazarus jorda homerj sleeper
darklord cang tripod magician jelly telephon pasword pavlov homeboy gamecock amigo brodie budapest reckless pang orient zong cdtnbr maksimka bushido
taxman giorgio sphinx kazantip concorde verizon lovebug georg seadoo jiao jezebel pharmacy abnormal jellybea maxime puffy islander bunnies jiggaman
drakon pluto zhjckfd classics crusher mordor hooligan scrabble cthtuf premium arrow ramrod tootie rhjrjlbk bounty niang goat sweetnes masamune corolla
mariposa hjccbz doomsday bummer zhao excalibur samsun kirsty buttfuck kfhbcf zhuo marcello ozzy dynamite lollypop stepan spiker goirish callum
moonbeam attila lindros sporty lantern nextel violin volcom imation inspiron dynamo citadel placebo clowns tiao tripper dabears haggis anthrax amerika
iloveme vsegda burrito bombers snowboard forsaken katarina woofer fullmoon spock sexxxy sausages stanislav cobain robotics exotic mobydick senators
pumpkins fergus asddsa windsurf reddevil vfitymrf nevermind nang woodland mick shui wingman superb zuan ganesh pecker zephyr broker zalupa mihail
vfibyf dogger paddle varvara schalke presiden tuning poopy concord vanguard stiffy rjhjktdf wrench firewall boxer popper temppass gobears cuan tipper
kamila thong puss bigcat sowhat digimon rang jingle bian uranus soprano fandango aloha postman dogcat bombay onetwo highheel pippo pepito beng stylus
stratus reload duckie krusty snappy electro kuang fishin clit abstr christma carnage guyver boxers kittens zeng toaster cramps yugioh icehouse
pineapple namaste mygirl earnhard spikes nutmeg dogboy softail prowler bigboss harvest heng jubilee killjoy qwertyuiop 1234567890 q1w2e3r4t5
1q2w3e4r5t 4815162342 123456789a 12345qwert 1234554321 usuckballz1 password123 123456789q 1029384756 123qweasdzxc soso123aljg manchester 1qaz2wsx3edc
12345678910 q1w2e3r4t5y6 1123581321 qwerty12345 1q2w3e4r5t6y mailcreated5240 nuttertools 1122334455 qazwsxedcrfv 123456qwerty 1234567890q terminator
qwerty123456 enterprise 123456789z poiuytrewq rjirfrgbde fktrcfylhf polniypizdec0211 sojdlg123aljg a123456789 translator deepthroat qwerty1234
undertaker multiplelo motherlode rjycnfynby syncmaster aleksandra salamander montgom240 sersolution leavemealone realmadrid tinkerbell 123456654321
dragonball playstation ghostrider 1234567890a 1357924680 7ugd5hip2j gfhjkmgfhjkm 9293709b13 microphone 1234567891 vsjasnel12 yjdsqgfhjkm qazwsxedc123
strawberry anastasiya zxcvbnm123 harrypotter mypassword password12 qwert12345 abrakadabra alessandro fuckinside 123456789s good123654 7894561230
konstantin highlander ghjcnjgfhjkm tokiohotel sonyericsson evangelion zxcasdqwe123 suckmydick liverpool1 pufunga7782 hellokitty ironmaiden
ghhh47hj7649 roadrunner intercourse htubcnhfwbz 12345qwerty 123456789m vqsablpzla skateboard q123456789 friendster 123456789d masterbate vfntvfnbrf
cocksucker penetration 0192837465 alexander1 nthvbyfnjh azertyuiop 123456789qwe 1qazxsw23edc password01 ilovepussy 1234567899 1234509876 password99
madagaskar dragonballz abracadabra rfhfvtkmrf ronaldinho masterbating supersonic ghjcnbnenrf qwerasdfzxcv greedisgood qweasdzxc123 cheerleaers
metallica1 flvbybcnhfnjh 123456789r nopassword 123456789987654321 blackberry 1020304050 112233445566 z1x2c3v4b5 mastermind interacial 1357908642
123456789v q1q2q3q4q5 finalfantasy ghbdtnrfrltkf 1z2x3c4v5b gangbanged spiderman1 0987654321q websolutions 1234567890z 123456789o losangeles
a1b2c3d4e5 987654321a christophe wachtwoord chickenwing101 1qaz2wsx3edc4rfv a1s2d3f4g5 3rjs1la7qe quant4307s housewifes password11 ghbdtndctv
groupd2013 vflfufcrfh babemagnet lamborghini justinbieber lockerroom ejaculation casablanca pussylover armageddon contortionist knickerless
masturbation transexual evanescence qawsedrftg 1a2s3d4f5g qazwsxedc1 pornographic comicbookdb motdepasse braveheart porsche911 newproject2004
j3qq4h7h2v 1213141516 yfnfitymrf 123456789p maximilian needforspeed devilmaycry shevchenko montecarlo 123456789l businessbabe fuckmehard zxcvb12345
1a2b3c4d5e charlie123 123456789123 uncencored callofduty masterbaiting 12345678900 volkswagen 0000000000o spartan117 12345654321 maurolarastefy
pathfinder asdfg12345 watermelon astalavista penetrating summertime domainlock2005 dhjnvytyjub 987654321q pokemon123 cxfcnkbdfz momsanaladventure
123456789k dkflbvbhjdbx 17171717aa hd764nw5d7e1vb1 deutschland doggystyle aleksander qazwsxedcrfvtgb darthvader lifeisgood insertions 123hfjdk147
peternorth a1a2a3a4a5 8phrowz622 5hsu75kpot badnaamhere 0102030405 dkflbvbhjdyf bondarenko mostwanted pussylicker 3216732167 8phrowz624 mapet123456
opensesame goldfinger limpbizkit thunderbird postov1000 counterstrike solidsnake zcxfcnkbdf gy3yt2rgls bladerunner fuckyou123 chocolate1 jediknight
zaq1xsw2cde3 1a2a3a4a5a vfvfvskfhfve angelofwar ghjcnjghjcnj q1234567890 fkmnthyfnbdf hondacivic welcome123 ctdfcnjgjkm 123456789abc 123456789n
admin18533362 89600506779 salamandra smallville 23176djivanfros 123456789qwerty qazxswedcvfr ilovemyself galatasaray qwertyasdfgh cyberonline
cvzefh1gkc qwertasdfg azsxdcfvgb blingbling prettygirl sailormoon jesuschrist darkknight 1111111111zz 1q2q3q4q5q oc247ngucz pussyeater psychnaut1
whosyourdaddy whatthefuck 1223334444 123456789w parolparol astonvilla 123123123q fktrcfylhjdyf fktrcfylhjdbx 89015173454 123456789qaz 1234qwerty
cnjvfnjkju mickeymouse password69 trustnoone t34vfrc1991 541233432442 fgjrfkbgcbc 4904s677075 1111122222 12345trewq 0147896325 12345678900987654321
dashadasha bestfriend fartripper password1234 qpwoeiruty ghbdtnghbdtn painkiller firefighter 010203040506 lost4815162342 birthday21 12345zxcvb
webhompass venom121293 neveragain moneymaker 51051051051 cxfcnmttcnm 102030405060 vanyarespekt sexmachine 123456789g 1234567890s testing123
slipknot666 letmeinnow hellraiser dbrnjhjdbx rhbcnbyjxrf combat123654 vyjujnjxbt quicksilver depechemode qweasdzxc1 123456789x qwerty123456789
zaratustra devilmaycry4 matematika devildriver efbcapa201 iseedeadpeople 89231243658s helloworld 123456789qqq jamesbond007 rkfdbfnehf iddqdidkfa
ledzeppelin passmaster 123123123a a987654321 4815162342lost 999111999q whitepower superduper 123123qweqwe rfnfcnhjaf 123456789t 123456789b qq123456789
qwertyytrewq 1112131415 3141592654 1234567890qw 1pass1page asdfghjkl1 12345678912 1234qwerasdf 123qwe456rty goodfellas 3syqo15hil asdfghjkl123
computador elizabeth1 m6cjy69u35 ghjcnjrdfibyj ybrjkftdbx kamehameha 989244342a zx123456789 hellothere 1357997531 1122112211 qwertyuiop123
saun24865709 deerhunter 123456789f clubpenguin primetime21 q1w2e3r4t5y6u7 birthday54 111222333a stalingrad desperados apokalipsis fenerbahce
rfnfgekmnf qwertyuiop1 80070633pc jetbalance 1qa2ws3ed4rf juggernaut 123456789qw puertorico 123456789zxc password13 amsterdam1 rfkmrekznjh luojianhua
samsung123 polniypizdec110211 azwebitalia newpassword z123456789 wishmaster dbrnjhjdyf ptybnxtvgbjy verygoodbot wenef45313 cheburashka unforgiven
iaapptfcor fucktheworld 7777755102q gunslinger cyjdsvujljv vfylfhbyrf skorpion39 123456789qq 12345678987654321 deltaforce masterchief ajcuivd289
s456123789 applesauce mevefalkcakk playstation3 firestarter birthday299 31217221027711 justforfun pornografia necromancer fkg7h4f3v6 lkjhgfdsaz
hshfd4n279 19mtpgam19 roflcopter supermanboy cannondale football12 sevastopol beautiful1 5t4r3e2w1q dragonfire q1w2e3r4t5y6u7i8 naughtyboy cyecvevhbr
123456789aa sanandreas byajhvfnbrf sebastian1 zqjphsyf6ctifgu oldsmobile 4815162342a ghhh47hj764 1234567890qwe shadow1212 hedimaptfcor qwerty2010
chessmaster gthtcnhjqrf lhbjkjubz2957704 superpuper tamwsn3sja password00 lightsaber kingfisher installutil yanshi1982 newzealand andrewjackie
tigerwoods networkingpe 12qw34er56ty qazwsxedc12 password10 1qazxsw23edcvfr4 sidewinder password23 dodgeviper ghjrehfnehf ladyffesta 159753456852
89172735872 olegnaruto 1234567890w 123456782000 hypnodanny ghbdtngjrf mastercard loveislife jesusislord motherfuck rjhjkmbien fcbarcelona christopher1
abcde12345 ilovegirls angelochek ingodwetrust installdevic digitalprodu reanimator 1234554321q 12345678qwe whatthehell streetball 88002000600
alphaomega lsia9dnb9y froinlaven suckmycock minecraft123 berezuckiy deeppurple cegthgfhjkm 1236547890 winnipeg261 boy4u2ownnyc kbnthfnehf 89211375759
a1234567890 c43qpul5rz runescape1 123456789i qwert54321 peanutbutter 12345abcde anastasija an83546921an13 123456789as vfhufhbnrf 1234567890zzz
jigei743ks r3vi3wpass ghjcnjrdfif 42qwerty42 mangust6403 christian1 987654321z rammstein1 nintendo64 olcrackmaster rfhfrfnbwf ontherocks flintstone
lfplhfgthvf cegthgegth abc123456789 1958proman dkflbdjcnjr auckland2010 w2dlww3v5p markhegarty residentevil jackdaniels neworleans ekaterina20
quiksilver butterfly1 mandragora qawsedrftgyh 123321qweewq 0987654321a 1029384756q omgkremidia vladislava 32615948worms ujkjdjkjvrf tombraider
742617000027 coorslight gblfhfcbyf justinbiebe stalker123 minhasenha 26429vadim nemvxyheqdd5oqxyxyzi ajnjuhfabz avrillavigne gjytltkmybr virtuagirl
millertime fuckyoubitch ghjcnbvtyz computadora nissan350z 1qwertyuiop 123456789e iloveyou123 tadmichaels ilovejesus luckycharm gordolee85 massimiliano
lamborgini 0147258369 lololyo123 012345678910 lp2568cskt gjikbdctyf 41d8cd98f00b 5432112345 000777fffa nhfdvfnjkju123 19952009sa timberwolf illuminati
studioworks 38gjgeuftd sasha12345 kobebryant 12345asdfg silenthill shamanking vfhvtkflrf stomatolog gjkysqgbpltw temppassword ticketmaster snusmumrik
serendipity 123456789c cfkfvfylhf k123456789 fighting54 astonmartin 01telemike01 123456qwer 1133557799 ghjcnjnfr1 0o9i8u7y6t birthday10 grandorgue
godisgreat lucifer666 80637852730 7418529630 loveforever stratocaster 123456789zx ilovemusic left4dead2 nikita2000 klapaucius telecaster punksnotdead
australia1 1986irachka playstation2 dctvghbdtn sweetpussy multiplelog ufhhbgjnnth murcielago 7elephants simpleplan fynfyfyfhbde bluedevils chrisbrown
nokia6230i gfhfcjkmrf alabama123 password21 scoubidou2 jlbyjxtcndj ghjcnjqgfhjkm nightcrawler 0000000000d livestrong 5544332211 installsqlst
123456789101 0147852369 nccpl25282 a3eilm2s2y mapleleafs yfcnzyfcnz spam967888 123456789y matematica 7jokx7b9du nastya1995 qazwsx1234 80988218126
fktrcfylh1 4294967296 3f3fpht7op galatasara liverpoolfc celtic1888 magical123 1472583690 1597532486 respublika cytuehjxrf 1234567890m paintball1
s123456789 polopolo09 fallenangel selfok2013 littlebitch pussybitch kurtcobain studmuffin weihnachte timberland millerlite frederiksberg 1234567890qaz
brucewayne blackmetal 11111aaaaa dfktynbyrf riverplate intelinside 1a2s3d4f5g6h sundaypunch birthday100 sweetdream qwe1234567 123456qwert ilovemylife
scoubidou6 sexpistols prisonbreak fuckyouguys kd189nlcih jimandanne xpressmusic vfvfgfgf123 premiumcash chicken123 gthtrhtcnjr firstone123 123qweasdzx
baseball12 superman123 87e5nclizry walkman555 hardwareid bluedragon iddqdiddqd lotrfotr34 nikita1998 neverwinter sanfrancisco qwerttrewq gxlmxbewym
89876065093rax rjycnbnewbz blackheart qazwsx12345 zjses9evpa ghjcnjgbpltw svetasveta rfgecnfcerf 1234567qwertyu 0cdh0v99ue c43dae874d wrestling1
1234qwerasdfzxcv lytghjgtnhjdcr schoolgirlie wonderwall 111222333000 ybrjkftdyf intermilan zaqwsxcderfv blackwhite iloveboobies 9638527410 jesussaves
cockgobbler alexandra1 awdrgyjilp ghjrjgtyrj linkinpark supermario seemnemaailm hammertime jxfhjdfirf nhecsyfujkjdt weihnachten qwaszxerdfcv
shithappens basketball1 accountbloc antananarivu cgtwbfkbcn spartak1922 vfrcbvvfrcbv butterbean table54781 littlebear reviewpass greenlantern
p0o9i8u7y6 qwertzuiop something1 q1w2e3r4t5y6u7i8o9p0 monkeybutt passwordstandard corperfmonsy 413276191q mashamasha christiaan maprchem56458
mandarinka thebeatles saqartvelo formatters fktrcfylhjd eybdthcbntn warhammer40k lovezp1314 1234567890qwerty donaldduck morganstanley fyfnjkmtdyf
rockbottom 1234567890987654321 cjdthitycndj 1qazwsxedc nevergiveup bltynbabrfwbz littlegirl loploprock littlewhore cuntfinger stinkyfinger 4815162342q
nokiadermo zcxfcnkbdfz comicbooks nuaddn9561 matchbox20 qwertyuiop10 phezc419hv ghjcnjabkz spiderman3 tupacshakur hesoyam123 nastya2010 qazxswedc123
tdfyutkbjy hollywood1 wallstreet dogphil3650 iampurehaha2 kravchenko zxcvbn123456 queenas8151 gtnhjpfdjlcr donkeykong ilikepussy 123321456654
drumandbass qwertgfdsa 147258369a hondas2000 throatfuck animal2000 manchester1 natasha123 lzhan16889 heavymetal baseball11 jesuschris felicidade
9z5ve9rrcz 2468013579 vaffanculo 123456789j fuckthemall 789456123a nikolaevna contrasena gfhfvgfvgfv kwiatuszek 0123654789 59382113kevinp luansantana
9988776655 writerspace xiaoyua123 bpgjldsgjldthnf gamemaster kanmax1994 123654789a portishead blackhorse service321 1234567890p rfnthbyf1988
1qa2ws3ed4rf5tg qwertyuiop12345 1234567890o nhfycajhvths nastya1996 hollister1 msorcloledbr stickdaddy77 vfhbyfvfhbyf fuckmylife pandemonium
asdfgh123456 thugstools andrey1992 89032073168 juancarlos password22 littleminge littlefuck qwertyu123 123456789asd mattylad10 gerasimova 10293847qp
minicooper boredboi4u peugeot406 9085603566 specialinsta michael123 michaeljackson birthday26 aa123456789 webuivalidat rockhopper 1234567887654321
8096468644q 1234567892000 awo8rx3wa8t ilovemyfamily weihnachtsbau ghjuhfvbcn asshole123 014702580369 afrika2002 qaz123wsx456 falloutboy rhfvfnjhcr
rhfcyjzhcr 123456789qwer kamelia2011 hijodeputa 132forever 111222333444555 9085084232 123456789000 systemofadown vladimirovna v123456789 musiclover
kudos4ever escaflowne lkjhgfdsazx 122333444455555 cnfnbcnbrf iloveyou12 wcrfxtvgbjy 123456789zz amadeusptfcor zxcvbnm123456789 websolutionssu
1346798520 1234562000 1234554321a steamforums rfcgthcrbq jedimaster mortalkombat am4h39d8nh superman12 2dumb2live goodmorning iloveyou11 sataniv1993
california1 fromvermine pineapple1 paraklast1974 1234567890d breakdance nondriversig simferopol 123qwerty123 a1s2d3f4g5h6 football123 fufnfrhbcnb
671fsa75yt milfhunter ma123123123 pfhfnecnhf rangerover nhfrnjhbcn 987654321g zxcvbasdfg alexsander z1x2c3v4b5n6m7 ghjgfufylf fyfnjkmtdbx statistika
1212312121 domodedovo 1928374655 wethepeople m123456789 awesome123 birthday28 itsasecret ghjnbdjcnjzybt thecakeisalie vbhjndjhtw daddysgirl jasmine123
nightshade alternativa cghfdjxybr dctvcjcfnm fktrcfylhjdf need4speed ublhjgjybrf blackdragon orochimaru qwertyuiop12 frozenfish ghjuhfvvbcn
ontheoutside 12345672000 onetwothree bujhmbujhm maxmotives kalifornia zcfvfzkexifz sonnenschein wazzkaprivet gjdtkbntkm arsenal123 xxxp455w0rd5
qwertasdfgzxcvb birthday27 weihnachtsbaum fktrcfylth 99strenght jessejames wonderwoman
`;

/** What people here choose (our own list): places, clubs, greetings, the field's words, keyboard walks on an Arabic keyboard. */
const LOCAL = `
iraq iraqi iraqiraq baghdad bagdad basra basrah mosul almosul erbil arbil hawler hewler kirkuk karkuk sulaymaniyah slemani sulaimani duhok dohuk
halabja najaf karbala kerbala anbar ramadi falluja babylon babil hilla diyala samarra tikrit kurdistan kurd kurdish peshmerga zaxo zakho
allah allahakbar bismillah alhamdulillah inshallah mashallah habibi habibti hayati omri salam muhammad mohammed mohammad ahmed ahmad ali hussein
husain hussain hassan hasan zahra fatima zainab mariam maryam mustafa omar abbas sajad karrar yasser yousif rawan shilan hiwa azad rebin dilan
doctor daktor tabib nurse pharmacy pharmacist hospital mustashfa clinic health ministry wizara moh bimaristan sehha seha
العراق بغداد البصرة الموصل اربيل كركوك كربلاء النجف كردستان کوردستان هەولێر سلێمانی حبيبي حبيبتي الله بسمالله محمد احمد علي حسين
مستشفى دكتور طبيب صيدلية تمريض كلمةالسر كلمةالمرور ضصثقفغعهخ شسيبلاتن لائءؤر
`;

const COMMON: ReadonlySet<string> = new Set(`${WORLD} ${LOCAL}`.split(/\s+/u).filter((word) => word !== ""));

/** Letters that stand for others in a password that means to look stranger than it is. */
const LEET: Readonly<Record<string, string>> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" };

/**
 * Whether a password is among those that are guessed first: a common word, alone, doubled, or with up to six digits or signs around
 * it; one character or a short piece repeated; a run up or down the alphabet, the digits or a keyboard's row; or what the person is
 * called here (name, address, phone, in `known`).
 */
export function isCommonPassword(password: string, known: readonly string[] = []): boolean {
  const plain = westernDigits(normalizePassword(password)).toLowerCase();
  if (COMMON.has(plain) || isRepetition(plain) || isRun(plain)) return true;
  // Nothing but digits is a date, a telephone or a card's number, or is walked through quickly.
  if (/^[\p{N}\p{P}\p{Z}]{1,15}$/u.test(plain)) return true;
  const unleet = (text: string) => text.replace(/[013457@$!]/gu, (sign) => LEET[sign] ?? sign);
  const unsigned = plain.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  for (const form of [plain, unleet(plain), unleet(unsigned), unleet(unsigned.replace(/\p{N}+$/u, ""))]) {
    const core = form.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
    if (
      core !== "" &&
      form.length - core.length <= 6 &&
      (COMMON.has(core) || isRepetition(core) || COMMON.has(core.replace(/[^\p{L}]/gu, "")))
    )
      return true;
  }
  const bare = plain.replace(/[^\p{L}\p{N}]/gu, "");
  return known
    .flatMap((text) => [text, ...text.split(/[\s@.]+/u)])
    .map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""))
    .some((text) => text.length >= 4 && bare.length - text.length <= 4 && bare.includes(text));
}

/** `aaaaaaaaaa`, `abcabcabcabc`: a piece of at most a third of the length, or a common word, said again and again. */
function isRepetition(text: string): boolean {
  for (let size = 1; size <= text.length / 2; size += 1) {
    const piece = text.slice(0, size);
    if (piece.repeat(Math.ceil(text.length / size)).slice(0, text.length) !== text) continue;
    if (size <= text.length / 3 || COMMON.has(piece)) return true;
  }
  return false;
}

const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertyuiopasdfghjklzxcvbnm",
  "1q2w3e4r5t6y7u8i9o0p",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
];
const RUNS = ROWS.flatMap((row) => [row, [...row].reverse().join("")]);

function isRun(text: string): boolean {
  return RUNS.some((row) => row.includes(text));
}
